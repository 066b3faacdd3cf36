import { useTranslation } from 'react-i18next';
import { UnattributedSales } from '@/features/sales/components/UnattributedSales';
import { useOrganisation } from '@/shared/session/organisation';
import { PageHeader } from '@/shared/ui/PageHeader';

export function UnattributedRoute() {
  const { t } = useTranslation('sales');
  const currency = useOrganisation()?.baseCurrency;
  return (
    <div className="page">
      <PageHeader title={t('unattributed.title')} subtitle={t('unattributed.text')} back={{ to: '/', label: t('unattributed.back') }} />
      {currency && <UnattributedSales currency={currency} />}
    </div>
  );
}
