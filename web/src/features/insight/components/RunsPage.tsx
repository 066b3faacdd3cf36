import { HistoryOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Run } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
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
          <Table
            rowKey="id"
            dataSource={items}
            columns={columns}
            pagination={false}
            scroll={{ x: 'max-content' }}
            rowClassName="row-link"
            onRow={(run) => ({ onClick: () => void navigate(`/runs/${run.id}`) })}
          />
        </Panel>
      )}
      {runs.hasNextPage && (
        <div style={{ textAlign: 'center', padding: 16 }}>
          <Button onClick={() => void runs.fetchNextPage()} loading={runs.isFetchingNextPage}>{t('more')}</Button>
        </div>
      )}
    </div>
  );
}

function useColumns(): TableColumnsType<Run> {
  const { t } = useTranslation('insight');
  const f = useFormat();
  return [
    { title: t('column.run'), render: (_, run) => <Link to={`/runs/${run.id}`}>{t('number', { id: run.id })}</Link> },
    { title: t('column.state'), render: (_, run) => <span className="inline"><RunState state={run.state} />{refused(run) > 0 && <StateTag tone="warn">{t('policies.refusedCount', { count: refused(run) })}</StateTag>}</span> },
    { title: t('column.asOf'), render: (_, run) => f.date(run.asOf) },
    { title: t('column.started'), render: (_, run) => <span title={f.time(run.startedAt)}>{f.ago(run.startedAt)}</span> },
    { title: t('column.by'), render: (_, run) => run.startedBy || t('automatic') },
    { title: t('column.customers'), align: 'right', render: (_, run) => f.number(run.counts.customers) },
    { title: t('column.changed'), align: 'right', render: (_, run) => f.number(changed(run)) },
    { title: t('column.duration'), align: 'right', render: (_, run) => f.duration(run.millis) },
  ];
}

function refused(run: Run): number {
  return run.policies.filter((policy) => policy.refusals.length > 0).length;
}

function changed(run: Run): number {
  return run.policies.reduce((sum, policy) => sum + policy.changed, 0);
}
