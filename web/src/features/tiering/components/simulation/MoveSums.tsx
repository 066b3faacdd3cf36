import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { MOVES, type MoversFilter, type Simulation } from '../../api/simulation';
import { costs, movedBy, movedInAll } from '../../model/moves';

interface Props {
  simulation: Simulation;
  currency: string;
  onOpen: (filter: MoversFilter) => void;
}

/** Who rises, falls, enters and leaves, in one glance. */
export function MoveSums({ simulation, currency, onOpen }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const { against } = simulation;
  const moved = movedInAll(simulation.moves);
  const cost = costs(simulation);
  if (!against) return <span className="muted">{t('simulation.nobodyBefore')}</span>;
  return (
    <div className="move-sums">
      <div className="muted">{t('simulation.against', { name: localized(against.title) })}</div>
      {moved === 0 && <div className="muted">{t('simulation.nobodyMoves')}</div>}
      {MOVES.map((move) => {
        const sum = movedBy(simulation.moves, move);
        return (
          sum && (
            <button key={move} type="button" className={`move-sum move-${move.toLowerCase()}`} onClick={() => onOpen({ moves: [move] })}>
              <b className="tabular">{f.number(sum.customers)}</b>
              <span>{t(`simulation.move.${move}`, { count: sum.customers })}</span>
              <small className="tabular">{f.moneyShort(sum.netRevenue, currency)}{sum.expectedMargin && <> · {t('simulation.margin', { money: f.moneyShort(sum.expectedMargin, currency) })}</>}</small>
            </button>
          )
        );
      })}
      {cost && (
        <div className="preview-line">
          <span>{t('simulation.cost')}</span>
          <span className="tabular">{f.moneyShort(cost.before, currency)} → <b>{f.moneyShort(cost.after, currency)}</b></span>
        </div>
      )}
      {simulation.setByHand > 0 && <div className="faint">{t('simulation.setByHand', { count: simulation.setByHand })}</div>}
      {moved > 0 && <Button size="small" onClick={() => onOpen({})}>{t('simulation.openMovers', { count: moved, number: f.number(moved) })}</Button>}
    </div>
  );
}
