import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import type { Entrant, Report } from '../api/backtests';
import { gainOption } from './charts';
import { colorOf, useEntrantTitle } from './entrant';

/** The cumulative gain chart: customers in the order of each policy, and the share of what followed that they brought. */
export function GainPanel({ entrants, report }: { entrants: Entrant[]; report: Report }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const name = useEntrantTitle();
  const lines = useMemo(
    () => [
      ...report.policies.map((policy, index) => ({
        name: entrants[index] ? name(entrants[index]) : policy.name,
        color: colorOf(index),
        dashed: false,
        points: policy.gain.map((point): [number, number] => [point.customers, point.caught]),
      })),
      { name: t('gain.best'), color: 'var(--ink-3)', dashed: true, points: (report.policies[0]?.gain ?? []).map((point): [number, number] => [point.customers, point.best]) },
    ],
    [entrants, report, name, t],
  );
  const option = useMemo(() => gainOption(lines, (value) => f.percent(value, 0), { x: t('gain.customers'), y: t('gain.value') }), [lines, f, t]);
  return (
    <Panel title={t('gain.title')} note={t('gain.note')}>
      <ul className="backtest-legend">{lines.map((line) => <li key={line.name}><i style={{ borderTop: `2px ${line.dashed ? 'dashed' : 'solid'} ${line.color}` }} /> {line.name}</li>)}</ul>
      <Chart option={option} height={300} label={t('gain.title')} />
    </Panel>
  );
}
