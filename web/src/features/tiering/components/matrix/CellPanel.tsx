import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Picture } from '../../api/matrix';
import { cellAt, type Corner, reach } from '../../model/matrix';
import type { MatrixDocument } from './useTriedMatrix';

/** The server sends at least so many of each cell. */
const BIGGEST = 6;

interface Props {
  document: MatrixDocument;
  picture: Picture | undefined;
  corner: Corner;
  currency: string;
}

/** One cell: what it is, how to treat whoever is in it, and who that is. */
export function CellPanel({ document, picture, corner, currency }: Props) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const localized = useLocalized();
  const cell = cellAt(document.method.cells, corner);
  if (!cell) return null;
  const rank = document.tiers.findIndex(({ id }) => id === cell.tier) + 1;
  const figures = picture && cellAt(picture.cells, corner);
  const biggest = (picture?.bubbles ?? []).filter((bubble) => bubble.valueBand === corner.value && bubble.potentialBand === corner.potential).sort((one, other) => Number(other.netRevenue ?? 0) - Number(one.netRevenue ?? 0));
  const range = (name: 'value' | 'potential') => {
    const { from, to } = reach(document.method[name], corner[name]);
    return t('cell.range', { axis: t(`axis.${name}`), from: f.number(from), to: f.number(to) });
  };
  return (
    <Panel className="matrix-cell-panel" title={localized(cell.title)} note={<><span className="matrix-range">{range('value')}</span> · <span className="matrix-range">{range('potential')}</span></>} extra={<TierBadge title={document.tiers[rank - 1]?.title} rank={rank} />}>
      <div className="matrix-treatment">{localized(cell.treatment) || <span className="faint">{t('cell.noTreatment')}</span>}</div>
      {figures && picture && (
        <div className="preview-line">
          <span className="muted">{t('cell.share', { count: figures.customers, number: f.number(figures.customers), share: f.percent(picture.rated > 0 ? figures.customers / picture.rated : 0, 0) })}</span>
          <b className="tabular">{f.moneyShort(figures.netRevenue, currency)}</b>
        </div>
      )}
      {biggest.length > 0 && (
        <table className="tier-table matrix-biggest">
          <thead><tr><th>{t('cell.biggest')}</th><th className="num">{t('axis.value')}</th><th className="num">{t('axis.potential')}</th><th className="num">{t('revenue')}</th></tr></thead>
          <tbody>
            {biggest.slice(0, BIGGEST).map((bubble) => (
              <tr key={bubble.customerId}>
                <td className="matrix-customer"><Link to={`/customers/${bubble.customerId}`}>{bubble.name || bubble.externalKey}</Link></td>
                <td className="num muted">{f.number(bubble.value, 0)}</td>
                <td className="num muted">{f.number(bubble.potential, 0)}</td>
                <td className="num">{f.moneyShort(bubble.netRevenue, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {figures?.customers === 0 && <p className="muted">{t('cell.nobody')}</p>}
    </Panel>
  );
}
