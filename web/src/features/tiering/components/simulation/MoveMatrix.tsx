import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import type { MoversFilter, Simulation } from '../../api/simulation';
import { cells, direction, type Measure, type Place, placesAfter, placesBefore } from '../../model/moves';

interface Props {
  simulation: Simulation;
  currency: string;
  onOpen: (filter: MoversFilter) => void;
}

/** From where (rows) to where (columns). A cell opens its customers. */
export function MoveMatrix({ simulation, currency, onOpen }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const [measure, setMeasure] = useState<Measure>('customers');
  const at = cells(simulation);
  const someAt = (place: Place, side: 'from' | 'to') => simulation.flows.some((flow) => (flow[side] ?? null) === place.tier);
  const before = placesBefore(simulation).filter((place) => place.rank > 0 || someAt(place, 'from'));
  const after = placesAfter(simulation).filter((place) => place.rank > 0 || someAt(place, 'to'));
  const ladder = simulation.tiers.map((tier) => tier.tier);
  const name = (place: Place) => (place.title ? localized(place.title) : t('simulation.noTier'));
  const shown = (flow: Simulation['flows'][number]) => (measure === 'customers' ? f.short(flow.customers) : f.moneyShort(flow[measure], currency));
  const margins = simulation.flows.some((flow) => flow.expectedMargin);
  const measures: Measure[] = margins ? ['customers', 'netRevenue', 'expectedMargin'] : ['customers', 'netRevenue'];
  return (
    <Panel title={t('simulation.matrix')} note={t('simulation.matrixNote')} extra={<Segmented size="small" value={measure} options={measures.map((value) => ({ value, label: t(`simulation.measure.${value}`) }))} onChange={setMeasure} />}>
      <div className="matrix-scroll">
        <table className="matrix">
          <thead><tr><th />{after.map((place) => <th key={place.tier ?? ''}><i className="tier-dot" style={{ background: tierColor(place.rank) }} />{name(place)}</th>)}</tr></thead>
          <tbody>
            {before.map((from) => (
              <tr key={from.tier ?? ''}>
                <th><i className="tier-dot" style={{ background: tierColor(from.rank) }} />{name(from)}</th>
                {after.map((to) => {
                  const flow = at(from.tier, to.tier);
                  const kind = { '-1': 'better', '0': from.tier === to.tier ? 'same' : 'across', '1': 'worse' }[direction(from.tier, to.tier, ladder)];
                  if (!flow) return <td key={to.tier ?? ''} className="matrix-none">·</td>;
                  if (from.tier === to.tier) return <td key={to.tier ?? ''} className="matrix-same tabular">{shown(flow)}</td>;
                  return (
                    <td key={to.tier ?? ''} className={`matrix-${kind}`}>
                      <button type="button" className="tabular" title={t('simulation.cell', { count: flow.customers, number: f.number(flow.customers), from: name(from), to: name(to), revenue: f.money(flow.netRevenue, currency) })} onClick={() => onOpen({ from: from.tier ?? '', to: to.tier ?? '' })}>{shown(flow)}</button>
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
