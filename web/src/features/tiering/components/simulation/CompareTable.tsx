import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { tierColor } from '@/shared/ui/tierColor';
import { MOVES, type Simulated, type Simulation } from '../../api/simulation';
import { costs, movedBy, movedInAll } from '../../model/moves';
import { errorsOf } from '../../model/places';

export interface Compared {
  key: string;
  policyId: number;
  name: string;
  version: string;
  simulated: Simulated | undefined;
  error: Error | null;
}

/** One column per document, the same questions in each row. */
export function CompareTable({ columns, currency }: { columns: Compared[]; currency: string }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const row = (key: string, label: ReactNode, value: (simulation: Simulation) => ReactNode) => (
    <tr key={key}>
      <th>{label}</th>
      {columns.map((column) => <td key={column.key} className="tabular">{column.simulated?.simulation ? value(column.simulated.simulation) : '–'}</td>)}
    </tr>
  );
  const priced = columns.some(({ simulated }) => simulated?.simulation && costs(simulated.simulation));
  return (
    <div className="matrix-scroll">
      <table className="compare">
        <thead><tr><th />{columns.map((column) => <th key={column.key}><Link to={`/policies/${column.policyId}`}>{column.name}</Link><small>{column.version}</small></th>)}</tr></thead>
        <tbody>
          <tr>
            <th>{t('simulation.sizes')}</th>
            {columns.map((column) => <td key={column.key}><Ladder column={column} /></td>)}
          </tr>
          {row('rated', t('compare.rated'), (simulation) => t('compare.ratedOf', { rated: f.number(simulation.rated), customers: f.number(simulation.customers) }))}
          {row('moved', t('compare.moved'), (simulation) => <b>{f.number(movedInAll(simulation.moves))}</b>)}
          {MOVES.filter((move) => columns.some(({ simulated }) => simulated?.simulation && movedBy(simulated.simulation.moves, move))).map((move) =>
            row(move, t(`simulation.moveName.${move}`), (simulation) => {
              const moved = movedBy(simulation.moves, move);
              return moved ? <>{f.number(moved.customers)} <span className="muted">{f.moneyShort(moved.netRevenue, currency)}</span></> : '0';
            }),
          )}
          {row('top', t('compare.top'), (simulation) => f.percent(simulation.tiers[0]?.share, 0))}
          {priced && row('cost', t('simulation.cost'), (simulation) => {
            const cost = costs(simulation);
            return cost ? f.moneyShort(cost.after, currency) : '–';
          })}
        </tbody>
      </table>
    </div>
  );
}

function Ladder({ column }: { column: Compared }) {
  const f = useFormat();
  const localized = useLocalized();
  if (column.error) return <ProblemAlert error={column.error} />;
  if (!column.simulated) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  const { simulation, problems } = column.simulated;
  if (!simulation) return <span className="placed-problem">{errorsOf(problems).map(({ detail }) => detail).join(' ')}</span>;
  return (
    <div className="compare-ladder">
      <div className="tier-stack">{simulation.tiers.map((tier, index) => <i key={tier.tier} style={{ flexGrow: tier.customers, background: tierColor(index + 1) }} />)}</div>
      {simulation.tiers.map((tier, index) => (
        <div key={tier.tier} className="spread">
          <span><i className="tier-dot" style={{ background: tierColor(index + 1) }} />{localized(tier.title)}</span>
          <b className="tabular">{f.number(tier.customers)}</b>
        </div>
      ))}
    </div>
  );
}
