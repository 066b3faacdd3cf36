import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCustomer, useCustomerMetrics } from '@/features/customer/api/customers';
import { CustomerDrawer } from '@/features/customer/components/form/CustomerDrawer';
import { Contacts } from '@/features/customer/components/page/Contacts';
import { CustomerHeader } from '@/features/customer/components/page/CustomerHeader';
import { Metrics } from '@/features/customer/components/page/Metrics';
import { Profile } from '@/features/customer/components/page/Profile';
import { WorthPanel } from '@/features/models/components/WorthPanel';
import { OverridePanel } from '@/features/overrides/components/OverridePanel';
import { PotentialPanel } from '@/features/potential/components/PotentialPanel';
import { CustomerOrders } from '@/features/sales/components/CustomerOrders';
import { OrderTable } from '@/features/sales/components/OrderTable';
import { useStanding } from '@/features/standing/api/standing';
import { OtherPolicies } from '@/features/standing/components/OtherPolicies';
import { Questions } from '@/features/standing/components/Questions';
import { StandingBadge } from '@/features/standing/components/StandingBadge';
import { TierTimeline } from '@/features/standing/components/TierTimeline';
import { WhyPanel } from '@/features/standing/components/WhyPanel';
import { AsOfBanner } from '@/shared/asof/AsOfBanner';
import { AsOfPicker } from '@/shared/asof/AsOfPicker';
import { useAsOf } from '@/shared/asof/asOf';
import { useOrganisation } from '@/shared/session/organisation';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { NotFoundRoute } from './NotFoundRoute';

export function CustomerRoute() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) ? <CustomerPage key={id} id={id} /> : <NotFoundRoute />;
}

function CustomerPage({ id }: { id: number }) {
  const { t } = useTranslation('customer');
  const customer = useCustomer(id);
  const [asOf] = useAsOf();
  const standing = useStanding(id, asOf);
  const tiersAsOf = useCustomerMetrics(id, asOf).data?.asOf;
  const currency = useOrganisation()?.baseCurrency;
  const [editing, setEditing] = useState(false);
  if (customer.isError) return <div className="page"><PageHeader title={t('page.customer')} back={{ to: '/customers', label: t('list.title') }} /><ProblemAlert error={customer.error} onRetry={() => void customer.refetch()} /></div>;
  if (!customer.data || !currency) return <PageSkeleton />;
  return (
    <div className="page">
      <CustomerHeader customer={customer.data} badge={<><AsOfPicker /><StandingBadge standing={standing.data} /></>} statement={standing.data?.policy ? `/customers/${id}/statement` : undefined} onEdit={() => setEditing(true)} />
      <AsOfBanner note={t('page.asOfNote')} />
      {standing.error && <ProblemAlert error={standing.error} />}
      <div className="customer-columns">
        <div className="customer-main">
          <WhyPanel customerId={id} standing={standing.data} currency={currency} showDocuments={(documents, loading) => <OrderTable orders={documents} currency={currency} loading={loading} />} />
          {!asOf && <Questions customerId={id} standing={standing.data} />}
          <TierTimeline customerId={id} />
          {!asOf && <WorthPanel customerId={id} currency={currency} />}
          <PotentialPanel customerId={id} asOf={asOf} countsBefore={tiersAsOf} />
          <Metrics customerId={id} currency={currency} asOf={asOf} />
          <CustomerOrders customerId={id} currency={currency} />
        </div>
        <aside className="customer-side">
          <Profile customer={customer.data} />
          <Contacts customerId={id} />
          {!asOf && <OverridePanel customerId={id} />}
          <OtherPolicies others={standing.data?.others ?? []} />
        </aside>
      </div>
      {editing && <CustomerDrawer customer={customer.data} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />}
    </div>
  );
}
