import { useTranslation } from 'react-i18next';
import { useOverview } from '@/features/overview/api/overview';
import { NoDataYet } from '@/features/overview/components/NoDataYet';
import { OverviewPage } from '@/features/overview/components/OverviewPage';
import { RunNow } from '@/features/overview/components/RunNow';
import { DataFreshness } from '@/shared/ui/DataFreshness';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';

export function OverviewRoute() {
  const { t } = useTranslation('overview');
  const { data, error, isPending, refetch } = useOverview();
  if (isPending) return <PageSkeleton />;
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={data && data.customers > 0 && <DataFreshness asOf={data.asOf} {...data.freshness} />} actions={data?.freshness.dueRun && <RunNow />} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && (data.customers === 0 && data.unattributed.lines === 0 ? <NoDataYet /> : <OverviewPage overview={data} />)}
    </div>
  );
}
