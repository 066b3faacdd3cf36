import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import type { Cell, Movement } from '../api/movements';
import { type Place, cellAt, places } from '../model/movement';
import type { Open } from './MovementPage';

const MEASURES = ['customers', 'valueBefore', 'valueAfter'] as const;
type Measure = (typeof MEASURES)[number];
const TONE = { UP: 'better', IN: 'better', DOWN: 'worse', OUT: 'worse', ACROSS: 'across', STAYS: 'same' } as const;

/** From where (rows) to where (columns). A cell opens its customers. */
export function FlowMatrix({ movement, onOpen }: { movement: Movement; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const [measure, setMeasure] = useState<Measure>('customers');
  const name = (place: Place) => (place.rung ? text(place.rung.title) : t('noTier'));
  const head = (place: Place) => <><i className="tier-dot" style={{ background: tierColor(place.rank) }} />{name(place)}</>;
  const shown = (cell: Cell) => (measure === 'customers' ? f.short(cell.customers) : f.moneyShort(cell[measure], movement.baseCurrency));
  return (
    <Panel title={t('matrix.title')} note={t('matrix.note', { from: f.date(movement.from), to: f.date(movement.to) })} extra={<Segmented size="small" value={measure} options={MEASURES.map((value) => ({ value, label: t(`matrix.${value}`) }))} onChange={setMeasure} />}>
      <div className="matrix-scroll">
        <table className="matrix">
          <thead><tr><th />{places(movement, 'to').map((to) => <th key={to.tier ?? ''}>{head(to)}</th>)}</tr></thead>
          <tbody>
            {places(movement, 'from').map((from) => (
              <tr key={from.tier ?? ''}>
                <th>{head(from)}</th>
                {places(movement, 'to').map((to) => {
                  const cell = cellAt(movement, from.tier, to.tier);
                  if (from.tier === to.tier && from.rung) return <td key={to.tier} className="matrix-same tabular" title={t('stayed')}>{measure === 'customers' ? f.short(from.rung.stayed) : '·'}</td>;
                  if (!cell) return <td key={to.tier ?? ''} className="matrix-none">·</td>;
                  return (
                    <td key={to.tier ?? ''} className={`matrix-${TONE[cell.move]}`}>
                      <button type="button" className="tabular" title={t('matrix.cell', { count: cell.customers, number: f.number(cell.customers), from: name(from), to: name(to) })} onClick={() => onOpen({ fromTier: from.tier ?? '', toTier: to.tier ?? '' })}>{shown(cell)}</button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
