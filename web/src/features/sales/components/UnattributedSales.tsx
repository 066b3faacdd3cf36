import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Figure } from '@/shared/ui/Figure';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useOrders, useUnattributed } from '../api/orders';
import { OrderTable } from './OrderTable';

/** Sales whose file named no customer: kept, counted, and outside of every tier. */
export function UnattributedSales({ currency }: { currency: string }) {
  const { t } = useTranslation('sales');
  const f = useFormat();
  const { data: sum } = useUnattributed();
  const orders = useOrders('/api/unattributed/orders');
  return (
    <>
      {sum && (
        <div className="key-figures key-figures-4">
          <Figure label={t('unattributed.amount')} value={f.moneyShort(sum.amountBase, currency)} title={f.money(sum.amountBase, currency)} />
          <Figure label={t('unattributed.documents')} value={f.number(sum.documents)} />
          <Figure label={t('unattributed.lines')} value={f.number(sum.lines)} />
          <Figure label={t('unattributed.period')} value={sum.firstOn ? <small>{f.date(sum.firstOn)} – {f.date(sum.lastOn)}</small> : '–'} />
        </div>
      )}
      <Panel title={t('unattributed.list')} flush>
        {orders.isError ? <ProblemAlert error={orders.error} onRetry={() => void orders.refetch()} /> : <OrderTable orders={orders.data?.pages.flatMap((page) => page.items) ?? []} currency={currency} loading={orders.isPending} />}
        {orders.hasNextPage && <div className="panel-more"><Button type="link" size="small" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>{t('more')}</Button></div>}
      </Panel>
    </>
  );
}
