import { useTranslation } from 'react-i18next';
import { useOverview } from '@/features/overview/api/overview';
import { NoDataYet } from '@/features/overview/components/NoDataYet';
import { OverviewPage } from '@/features/overview/components/OverviewPage';
import { PastTiers } from '@/features/overview/components/PastTiers';
import { RunNow } from '@/features/overview/components/RunNow';
import { NoticeLink } from '@/features/tiering/components/NoticeLink';
import { AsOfBanner } from '@/shared/asof/AsOfBanner';
import { AsOfPicker } from '@/shared/asof/AsOfPicker';
import { useAsOf } from '@/shared/asof/asOf';
import { DataFreshness } from '@/shared/ui/DataFreshness';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';

export function OverviewRoute() {
  const { t } = useTranslation('overview');
  const [asOf] = useAsOf();
  const { data, error, isPending, refetch } = useOverview();
  if (isPending) return <PageSkeleton />;
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={data && data.customers > 0 && <DataFreshness asOf={data.asOf} {...data.freshness} />} actions={<><NoticeLink />{data && data.customers > 0 && <AsOfPicker />}{data?.freshness.dueRun && <RunNow />}</>} />
      <AsOfBanner note={t('asOfNote')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && (data.customers === 0 && data.unattributed.lines === 0 ? <NoDataYet /> : asOf ? <PastTiers overview={data} asOf={asOf} /> : <OverviewPage overview={data} />)}
    </div>
  );
}
