import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Chart } from '@/shared/charts/Chart';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { policiesQuery } from '@/shared/policy/ladders';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import { type Month, type Movement, useMonths } from '../api/movements';
import { sumOf } from '../model/movement';
import type { Open } from './MovementPage';
import { type Stack, columnsOption } from './charts';

const MOVES = ['UP', 'IN', 'DOWN', 'OUT'] as const;
const COLOR = { UP: 'var(--good)', IN: 'var(--bar)', DOWN: 'var(--bad)', OUT: 'var(--amber)' } as const;
const HEIGHT = 280;

interface Props {
  movement: Movement;
  policy: string | undefined;
  onOpen: Open;
}

/** Month by month: who rose, came, fell and left; or how many each tier held. */
export function MonthsPanel({ movement, policy, onOpen }: Props) {
  const { t } = useTranslation('movement');
  const [shown, setShown] = useState<'flows' | 'sizes'>('flows');
  const months = useMonths(policy);
  return (
    <Panel title={t('months.title')} note={t(`months.${shown}Note`)} extra={<Segmented size="small" value={shown} options={(['flows', 'sizes'] as const).map((value) => ({ value, label: t(`months.${value}`) }))} onChange={setShown} />}>
      {months.data ? <Columns movement={movement} months={months.data} shown={shown} onOpen={onOpen} /> : <Skeleton active />}
    </Panel>
  );
}

function Columns({ movement, months, shown, onOpen }: { movement: Movement; months: Month[]; shown: 'flows' | 'sizes'; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const stacks = useMemo<Stack[]>(
    () =>
      shown === 'flows'
        ? MOVES.map((move) => ({ name: t(`move.${move}`), color: COLOR[move], values: months.map((month) => (sumOf(month.moved, move)?.customers ?? 0) * (move === 'UP' || move === 'IN' ? 1 : -1)) }))
        : movement.tiers.map((rung, index) => ({ name: text(rung.title), color: tierColor(index + 1), values: months.map((month) => month.sizes[index] ?? 0) })),
    [shown, months, movement.tiers, t, text],
  );
  const option = useMemo(() => columnsOption(months.map((month) => f.month(month.from)), stacks, (value) => f.number(value)), [months, stacks, f]);
  const navigate = useNavigate();
  const inForce = useQuery(policiesQuery).data?.find((policy) => policy.inForce)?.id === movement.policy.id;
  const open = (index: number, series: number) => {
    const month = months[index];
    const move = MOVES[series];
    const rung = movement.tiers[series];
    if (month && shown === 'flows' && move) onOpen({ move }, month);
    // The list knows the tiers of the policy in force only.
    if (month && shown === 'sizes' && rung && inForce) void navigate(customersLink({ filter: where('tier', 'eq', rung.tier), asOf: month.to }));
  };
  return (
    <>
      <ul className="chart-legend">{stacks.map((stack) => <li key={stack.name}><i style={{ background: stack.color }} />{stack.name}</li>)}</ul>
      <div className="chart-clicks"><Chart option={option} height={HEIGHT} label={t('months.title')} onClick={({ dataIndex, seriesIndex }) => open(dataIndex, seriesIndex)} /></div>
    </>
  );
}
