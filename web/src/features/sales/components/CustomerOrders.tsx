import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type OrderKind, useOrders } from '../api/orders';
import { OrderTable } from './OrderTable';

type Shown = 'ALL' | OrderKind;

export function CustomerOrders({ customerId, currency }: { customerId: number; currency: string }) {
  const { t } = useTranslation('sales');
  const [shown, setShown] = useState<Shown>('ALL');
  const orders = useOrders(`/api/customers/${customerId}/orders`, shown === 'ALL' ? undefined : shown);
  const choice = <Segmented<Shown> size="small" value={shown} onChange={setShown} options={[{ value: 'ALL', label: t('all') }, { value: 'PURCHASE', label: t('purchases') }, { value: 'CREDIT_NOTE', label: t('creditNotes') }]} />;
  return (
    <Panel title={t('title')} extra={choice} flush>
      {orders.isError ? <div className="panel-inset"><ProblemAlert error={orders.error} onRetry={() => void orders.refetch()} /></div> : <OrderTable orders={orders.data?.pages.flatMap((page) => page.items) ?? []} currency={currency} loading={orders.isPending} />}
      {orders.hasNextPage && <div className="panel-more"><Button type="link" size="small" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>{t('more')}</Button></div>}
    </Panel>
  );
}
