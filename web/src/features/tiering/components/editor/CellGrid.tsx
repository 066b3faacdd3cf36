import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import type { MatrixCell, MatrixMethod } from '../../api/types';
import { cellAt, type Corner, inReadingOrder, keyOf, withCell } from '../../model/matrix';
import { errorsOf, problemsWithin } from '../../model/places';
import { useEditor } from './editor';
import { TitleInput } from './inputs';
import { Placed } from './Placed';

/** Every cell of the matrix as it lies in the picture; the chosen one is filled in below. */
export function CellGrid({ method }: { method: MatrixMethod }) {
  const { t } = useTranslation('matrix');
  const localized = useLocalized();
  const { document, problems } = useEditor();
  const bands = method.value.boundaries.length + 1;
  const [corner, setCorner] = useState<Corner>({ value: bands, potential: bands });
  const chosen = cellAt(method.cells, corner) ?? method.cells[0];
  const placeOf = (cell: MatrixCell) => `method.cells.${method.cells.indexOf(cell)}`;
  return (
    <Placed place="method.cells">
      <div className="cell-grid-box">
        <span className="axis-r">{t('axisName.potential')}</span>
        <div className="cell-grid" style={{ gridTemplateColumns: `repeat(${bands}, minmax(0, 1fr))` }}>
          {inReadingOrder(method.cells).map((cell) => {
            const rank = document.tiers.findIndex(({ id }) => id === cell.tier) + 1;
            const wrong = errorsOf(problemsWithin(problems, placeOf(cell))).length > 0;
            return (
              <button
                key={keyOf(cell)}
                type="button"
                data-place={placeOf(cell)}
                className={`segment-cell ${cell === chosen ? 'segment-cell-marked' : ''} ${wrong ? 'segment-cell-empty' : ''}`}
                style={{ '--cell': tierColor(rank) } as React.CSSProperties}
                aria-pressed={cell === chosen}
                onClick={() => setCorner(cell)}
              >
                <span>{localized(cell.title)}</span>
                <small>{localized(document.tiers[rank - 1]?.title) || cell.tier}</small>
              </button>
            );
          })}
        </div>
        <span className="axis-f">{t('axisName.value')}</span>
      </div>
      {chosen && <CellForm key={keyOf(chosen)} method={method} cell={chosen} place={placeOf(chosen)} />}
    </Placed>
  );
}

/** What one cell is called, which tier it gives, and how its customers are treated. */
function CellForm({ method, cell, place }: { method: MatrixMethod; cell: MatrixCell; place: string }) {
  const { t } = useTranslation('matrix');
  const localized = useLocalized();
  const { document, change, readOnly } = useEditor();
  const set = (next: Partial<MatrixCell>, part: string) => change(withCell(document, method, { ...cell, ...next }), `${place}.${part}`);
  return (
    <div className="cell-form">
      <Placed place={place}>
        <Placed place={`${place}.title`} label={t('cells.name')}><TitleInput label={t('cells.name')} value={cell.title} onChange={(title) => set({ title }, 'title')} /></Placed>
        <Placed place={`${place}.tier`} label={t('tier')}>
          <Select
            aria-label={t('tier')}
            value={cell.tier}
            disabled={readOnly}
            style={{ minWidth: 180 }}
            options={document.tiers.map((tier, index) => ({ value: tier.id, label: <span><i className="tier-dot" style={{ background: tierColor(index + 1) }} />{localized(tier.title)}</span> }))}
            onChange={(tier: string) => set({ tier }, 'tier')}
          />
        </Placed>
        <Placed place={`${place}.treatment`} label={t('cells.treatment')}>
          <div className="title-input">
            {(['en', 'zh'] as const).map((language) => (
              <Input.TextArea
                key={language}
                autoSize={{ minRows: 2, maxRows: 5 }}
                disabled={readOnly}
                aria-label={`${t('cells.treatment')} (${language})`}
                placeholder={language === 'en' ? 'English' : '中文'}
                value={cell.treatment?.[language] ?? ''}
                onChange={(event) => set({ treatment: treatment({ en: '', zh: '', ...cell.treatment, [language]: event.target.value }) }, 'treatment')}
              />
            ))}
          </div>
        </Placed>
      </Placed>
    </div>
  );
}

/** Nothing written is no treatment. */
function treatment(text: { en: string; zh: string }): MatrixCell['treatment'] {
  return text.en === '' && text.zh === '' ? undefined : text;
}
