import { SwapOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Movement, type MoverFilter, type Period, useMovement } from '../api/movements';
import '../movement.css';
import { ComputePast } from './ComputePast';
import { FlowMatrix } from './FlowMatrix';
import { MonthsPanel } from './MonthsPanel';
import { MoversDrawer } from './MoversDrawer';
import { PeriodPicker } from './PeriodPicker';
import { ReasonsPanel } from './ReasonsPanel';
import { SankeyPanel } from './SankeyPanel';
import { StaysPanel } from './StaysPanel';
import { Sums } from './Sums';
import { usePeriod } from './usePeriod';

/** What opens the list: which of those who moved, and between which days. */
export type Open = (filter: MoverFilter, days?: { from: string; to: string }) => void;

/** Who moved between tiers from one day to another. */
export function MovementPage() {
  const { t } = useTranslation('movement');
  const [period, change] = usePeriod();
  const { data, error, isPending, refetch } = useMovement(period);
  const [opened, setOpened] = useState<{ period: Period; filter: MoverFilter }>();
  const open: Open = (filter, days) => data && setOpened({ period: { policy: period.policy, from: days?.from ?? data.from ?? undefined, to: days?.to ?? data.to ?? undefined }, filter });
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={<PeriodPicker period={period} movement={data} onChange={change} />} />
      <div className="stack">
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {isPending && <Skeleton active paragraph={{ rows: 10 }} />}
        {data && !error && <Answer movement={data} policy={period.policy} onOpen={open} />}
      </div>
      {data && opened && <MoversDrawer movement={data} period={opened.period} filter={opened.filter} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

function Answer({ movement, policy, onOpen }: { movement: Movement; policy: string | undefined; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const { history } = movement;
  if (!history) return <Panel><EmptyState icon={<SwapOutlined />} title={t('none.title')} text={t('none.text')} /></Panel>;
  return (
    <>
      <ComputePast policy={policy} alone={history.days < 2} />
      {history.days > 1 && (
        <>
          <Sums movement={movement} onOpen={onOpen} />
          <div className="movement-columns">
            <FlowMatrix movement={movement} onOpen={onOpen} />
            <SankeyPanel movement={movement} onOpen={onOpen} />
          </div>
          <MonthsPanel movement={movement} policy={policy} onOpen={onOpen} />
          <ReasonsPanel movement={movement} onOpen={onOpen} />
          <StaysPanel policy={policy} />
        </>
      )}
    </>
  );
}
