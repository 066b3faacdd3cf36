import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCustomerFields } from '@/features/customer/api/search';
import { CustomerDrawer } from '@/features/customer/components/form/CustomerDrawer';
import { CustomerList } from '@/features/customer/components/list/CustomerList';
import { AsOfBanner } from '@/shared/asof/AsOfBanner';
import { AsOfPicker } from '@/shared/asof/AsOfPicker';
import { useCan } from '@/shared/session/session';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';

export function CustomersRoute() {
  const { t } = useTranslation('customer');
  const can = useCan();
  const navigate = useNavigate();
  const fields = useCustomerFields();
  const [creating, setCreating] = useState(false);
  return (
    <div className="page page-wide">
      <PageHeader title={t('list.title')} actions={<><AsOfPicker />{can('CUSTOMER_WRITE') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('form.new')}</Button>}</>} />
      <AsOfBanner note={t('list.asOfNote')} />
      {fields.isError && <ProblemAlert error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {fields.data && <CustomerList fields={fields.data} />}
      {creating && <CustomerDrawer onClose={() => setCreating(false)} onSaved={(customer) => void navigate(`/customers/${customer.id}`)} />}
    </div>
  );
}
