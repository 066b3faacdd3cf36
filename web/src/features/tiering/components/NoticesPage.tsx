import { FallOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLadder } from '@/shared/policy/ladders';
import { Country } from '@/shared/ui/Country';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { TierBadge } from '@/shared/ui/TierBadge';
import { type Notice, useNotices } from '../api/notices';

/** Everybody who was given notice under a policy, the next to lose its tier first. */
export function NoticesPage() {
  const { t } = useTranslation('tiering');
  const policy = Number(useParams().id);
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useNotices(policy);
  const columns = useColumns(policy);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t('notices.title')} subtitle={t('notices.subtitle')} back={{ to: `/policies/${policy}`, label: t('notices.back') }} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {!error && !isPending && items.length === 0 && <EmptyState icon={<FallOutlined />} title={t('notices.none')} text={t('notices.noneText')} />}
      {items.length > 0 && (
        <Panel flush>
          <DataTable rows={items} columns={columns} rowKey={(row) => row.customerId} />
          {hasNextPage && <div className="panel-more"><Button type="link" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('notices.more')}</Button></div>}
        </Panel>
      )}
    </div>
  );
}

function useColumns(policy: number): DataColumn<Notice>[] {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const ladder = useLadder(policy);
  return [
    { title: t('notices.customer'), render: (row) => <div className="cell-name"><Link to={`/customers/${row.customerId}`}>{row.customerName}</Link></div> },
    { title: t('notices.tier'), render: (row) => <TierBadge title={ladder.get(row.tier)?.title ?? { en: row.tier, zh: row.tier }} rank={ladder.get(row.tier)?.rank} /> },
    { title: t('notices.until'), render: (row) => f.date(row.until) },
    { title: t('notices.since'), render: (row) => f.date(row.since) },
    { title: t('notices.score'), align: 'right', render: (row) => f.number(row.score) },
    { title: t('notices.country'), render: (row) => (row.country ? <Country code={row.country} /> : null) },
  ];
}
