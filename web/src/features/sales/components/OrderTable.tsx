import { Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useNarrow } from '@/shared/ui/useMedia';
import { OrderLines } from './OrderLines';

interface Props {
  orders: OrderSummary[];
  currency: string;
  loading?: boolean;
}

/** Documents, newest first; a row opens to its lines. Returns are marked and never mistaken for sales. */
export function OrderTable({ orders, currency, loading = false }: Props) {
  const { t } = useTranslation('sales');
  const f = useFormat();
  const narrow = useNarrow();
  const foreign = orders.some((order) => order.currency !== currency);
  const columns: TableColumnsType<OrderSummary> = [
    { key: 'number', title: t('number'), render: (_, order) => <OrderNumber order={order} dated={narrow} /> },
    { key: 'date', title: t('date'), className: 'nowrap', hidden: narrow, render: (_, order) => f.date(order.occurredOn) },
    { key: 'lines', title: t('lines'), width: 64, align: 'right', hidden: narrow, render: (_, order) => f.number(order.lineCount) },
    { key: 'amount', title: t('amount'), className: 'nowrap', align: 'right', hidden: narrow || !foreign, render: (_, order) => (order.currency === currency ? null : <span className="muted">{f.money(order.amount, order.currency)}</span>) },
    { key: 'base', title: t('amountBase', { currency }), className: 'nowrap', align: 'right', render: (_, order) => <span className={isReturn(order) ? 'bad' : undefined}>{f.money(order.amountBase, currency)}</span> },
  ];
  return (
    <Table<OrderSummary>
      size="small"
      rowKey="id"
      className="order-table"
      dataSource={orders}
      columns={columns}
      pagination={false}
      loading={loading}
      locale={{ emptyText: t('none') }}
      rowClassName={(order) => (isReturn(order) ? 'is-return' : '')}
      expandable={{ expandedRowRender: (order) => <OrderLines id={order.id} baseCurrency={currency} />, expandRowByClick: true }}
    />
  );
}

function OrderNumber({ order, dated }: { order: OrderSummary; dated: boolean }) {
  const { t } = useTranslation('sales');
  const f = useFormat();
  return (
    <span className="order-number">
      <b>{order.number}</b>
      {isReturn(order) && <Tag color="red" variant="filled">{t('creditNote')}</Tag>}
      {dated && <small className="muted">{f.date(order.occurredOn)}</small>}
      {order.originalNumber && <small className="faint">{t('returns', { number: order.originalNumber })}</small>}
    </span>
  );
}

function isReturn(order: OrderSummary): boolean {
  return order.kind === 'CREDIT_NOTE';
}
