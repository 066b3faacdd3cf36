import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Run } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { StateTag } from '@/shared/ui/StateTag';
import { useRuns } from '../api/runs';
import { RunState } from './RunState';
import { StartRun } from './StartRun';

export function RunsPage() {
  const { t } = useTranslation('insight');
  const navigate = useNavigate();
  const columns = useColumns();
  const runs = useRuns();
  if (runs.isPending) return <PageSkeleton />;
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={<StartRun />} />
      {runs.error && <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />}
      {!runs.error && items.length === 0 && <EmptyState icon={<HistoryOutlined />} title={t('empty.title')} text={t('empty.text')} />}
      {items.length > 0 && (
        <Panel flush>
          <DataTable rows={items} columns={columns} rowKey={(run) => run.id} open={(run) => void navigate(`/runs/${run.id}`)} />
        </Panel>
      )}
      {runs.hasNextPage && (
        <div className="load-more">
          <Button onClick={() => void runs.fetchNextPage()} loading={runs.isFetchingNextPage}>{t('more')}</Button>
        </div>
      )}
    </div>
  );
}

function useColumns(): DataColumn<Run>[] {
  const { t } = useTranslation('insight');
  const f = useFormat();
  const person = usePerson();
  return [
    { title: t('column.run'), render: (run) => <Link to={`/runs/${run.id}`}>{t('number', { id: run.id })}</Link> },
    { title: t('column.work'), render: (run) => t(`work.${run.work}`) },
    { title: t('column.state'), render: (run) => <span className="inline"><RunState state={run.state} />{refused(run) > 0 && <StateTag tone="warn">{t('policies.refusedCount', { count: refused(run) })}</StateTag>}</span> },
    { title: t('column.asOf'), render: (run) => f.date(run.asOf) },
    { title: t('column.started'), render: (run) => <span title={f.time(run.startedAt)}>{f.ago(run.startedAt)}</span> },
    { title: t('column.by'), render: (run) => person(run.startedBy) || t('automatic') },
    { title: t('column.customers'), align: 'right', render: (run) => f.number(run.counts.customers) },
    { title: t('column.changed'), align: 'right', render: (run) => (run.work === 'TIERS' ? f.number(changed(run)) : '–') },
    { title: t('column.duration'), align: 'right', render: (run) => f.duration(run.millis) },
  ];
}

function refused(run: Run): number {
  return run.policies.filter((policy) => policy.refusals.length > 0).length;
}

function changed(run: Run): number {
  return run.policies.reduce((sum, policy) => sum + policy.changed, 0);
}
