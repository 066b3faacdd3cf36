import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { BringInputs } from '@/shared/ui/BringInputs';
import { Panel } from '@/shared/ui/Panel';
import type { Picture } from '../../api/matrix';
import { AXES } from '../../model/matrix';

/** How much is known: a score rests on little where few inputs are there. */
export function KnownPanel({ picture }: { picture: Picture }) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const localized = useLocalized();
  const unrated = Object.entries(picture.unrated).filter(([, customers]) => customers > 0);
  return (
    <Panel title={t('inputs.title')} note={t('inputs.note', { rated: f.number(picture.rated), customers: f.number(picture.customers) })}>
      {AXES.map((axis) => (
        <div key={axis} className="matrix-known">
          <h3>{t(`axis.${axis}`)}</h3>
          {picture.inputs.filter((input) => input.axis === axis).map((input) => {
            const share = picture.considered > 0 ? input.customers / picture.considered : 0;
            return (
              <div key={input.criterion} className="matrix-known-row">
                <span>{localized(input.title)}</span>
                <span className="bar"><i style={{ width: `${share * 100}%` }} /></span>
                <span className={`tabular ${input.customers === 0 ? 'bad' : 'muted'}`}>{f.percent(share, 0)}</span>
              </div>
            );
          })}
        </div>
      ))}
      {(unrated.length > 0 || picture.kept > 0) && (
        <div className="matrix-unrated">
          {unrated.map(([reason, customers]) => (
            <div key={reason} className="preview-line"><span className="muted">{t(`tiering:unrated.${reason}`, { defaultValue: reason })}</span><b className="tabular">{f.number(customers)}</b></div>
          ))}
          {picture.kept > 0 && <div className="preview-line"><span className="muted">{t('inputs.kept')}</span><b className="tabular">{f.number(picture.kept)}</b></div>}
        </div>
      )}
      <div className="matrix-import"><BringInputs size="small" /></div>
    </Panel>
  );
}
