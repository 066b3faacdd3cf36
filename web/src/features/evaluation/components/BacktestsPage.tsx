import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Backtest, useBacktests } from '../api/backtests';
import { BacktestState } from './BacktestState';
import { StartBacktest } from './StartBacktest';
import { useEntrantTitle } from './entrant';

/** What was asked of the past, newest first. */
export function BacktestsPage() {
  const { t } = useTranslation('evaluation');
  const navigate = useNavigate();
  const columns = useColumns();
  const backtests = useBacktests();
  if (backtests.isPending) return <PageSkeleton />;
  const items = backtests.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={<StartBacktest />} />
      {backtests.error && <ProblemAlert error={backtests.error} onRetry={() => void backtests.refetch()} />}
      {!backtests.error && items.length === 0 && <EmptyState icon={<ExperimentOutlined />} title={t('empty.title')} text={t('empty.text')} />}
      {items.length > 0 && (
        <Panel flush>
          <Table rowKey="id" dataSource={items} columns={columns} pagination={false} scroll={{ x: 'max-content' }} rowClassName="row-link" onRow={(job) => ({ onClick: () => void navigate(`/backtests/${job.id}`) })} />
        </Panel>
      )}
      {backtests.hasNextPage && (
        <div style={{ textAlign: 'center', padding: 16 }}>
          <Button onClick={() => void backtests.fetchNextPage()} loading={backtests.isFetchingNextPage}>{t('more')}</Button>
        </div>
      )}
    </div>
  );
}

function useColumns(): TableColumnsType<Backtest> {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const name = useEntrantTitle();
  return [
    { title: t('column.backtest'), render: (_, job) => <Link to={`/backtests/${job.id}`}>{t('number', { id: job.id })}</Link> },
    { title: t('column.state'), render: (_, job) => <BacktestState state={job.state} /> },
    { title: t('column.policies'), render: (_, job) => job.entrants.map(name).join(' · ') },
    { title: t('column.dates'), render: (_, job) => t('dates', { from: f.date(job.question.from), to: f.date(job.question.to), months: job.question.horizonMonths }) },
    { title: t('column.asked'), render: (_, job) => <span title={f.time(job.requestedAt)}>{f.ago(job.requestedAt)}</span> },
    { title: t('column.by'), render: (_, job) => job.startedBy },
    { title: t('column.duration'), align: 'right', render: (_, job) => f.duration(job.millis) },
  ];
}
