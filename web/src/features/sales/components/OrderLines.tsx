import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useOrder } from '../api/orders';

export function OrderLines({ id, baseCurrency }: { id: number; baseCurrency: string }) {
  const { t } = useTranslation('sales');
  const f = useFormat();
  const { data: order, error, isPending } = useOrder(id);
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (error) return <ProblemAlert error={error} />;
  return (
    <div className="order-lines">
      <table>
        <thead>
          <tr><th>{t('product')}</th><th className="num">{t('quantity')}</th><th className="num">{t('price')}</th><th className="num">{t('amount')}</th></tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.description ?? line.productKey ?? '–'} {line.productKey && line.description && <small className="faint">{line.productKey}</small>} {!line.goods && <Tag variant="filled">{t('notGoods')}</Tag>}</td>
              <td className="num">{f.number(line.quantity, 3)}</td>
              <td className="num">{f.money(line.unitPrice, order.currency)}</td>
              <td className="num">{f.money(line.amount, order.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">
        {order.currency !== baseCurrency && <>{t('rate', { from: order.currency, rate: f.number(order.rate, 6), to: baseCurrency, date: f.date(order.rateDate), source: order.rateSource })} · </>}
        {t('from', { source: order.source, time: f.time(order.occurredAt) })}
      </p>
    </div>
  );
}
