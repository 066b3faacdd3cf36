import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import { type Delivery, type DeliveryState, type Webhook, useDeliveries, useReplay, useReplayDay } from '../api/webhooks';

const TONES: Record<DeliveryState, Tone> = { WAITING: 'busy', DELIVERED: 'good', DEAD: 'bad' };
const STATES = ['ALL', 'WAITING', 'DELIVERED', 'DEAD'] as const;

/** What a receiver was sent, and what it answered. */
export function DeliveriesDrawer({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const [state, setState] = useState<(typeof STATES)[number]>('ALL');
  const deliveries = useDeliveries(webhook.id, state === 'ALL' ? null : state);
  const replay = useReplay();
  const replayDay = useReplayDay(webhook.id);
  const rows = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open onClose={onClose} size={760} title={t('webhooks.deliveriesOf', { title: webhook.title })}>
      <div className="webhook-bar">
        <Segmented value={state} onChange={setState} options={STATES.map((value) => ({ value, label: t(`webhooks.delivery.${value}`) }))} />
        <Button loading={replayDay.isPending} onClick={() => replayDay.mutate()}>{t('webhooks.replayDay')}</Button>
      </div>
      {deliveries.error && <ProblemAlert error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isSuccess && rows.length === 0 ? <EmptyState title={t('webhooks.noDeliveries')} text={t('webhooks.noDeliveriesText')} /> : (
        <DataTable<Delivery>
          size="small"
          rowKey={(delivery) => delivery.id}
          loading={deliveries.isPending}
          rows={rows}
          columns={[
            { title: t('webhooks.event'), render: (delivery) => <><b>{delivery.type}</b><div className="mono faint">{delivery.messageId}</div></> },
            { title: t('webhooks.state'), render: (delivery) => <StateTag tone={TONES[delivery.state]}>{t(`webhooks.delivery.${delivery.state}`)}</StateTag> },
            { title: t('webhooks.answer'), wide: true, render: (delivery) => <Answer delivery={delivery} /> },
            { title: t('webhooks.when'), render: (delivery) => <span title={f.time(delivery.createdAt)}>{f.ago(delivery.createdAt)}</span> },
            { title: '', align: 'right', render: (delivery) => delivery.state !== 'WAITING' && <Button type="text" size="small" onClick={() => replay.mutate(delivery.id)}>{t('webhooks.replay')}</Button> },
          ]}
        />
      )}
      {deliveries.hasNextPage && <div className="load-more"><Button onClick={() => void deliveries.fetchNextPage()} loading={deliveries.isFetchingNextPage}>{t('audit.more')}</Button></div>}
    </Drawer>
  );
}

function Answer({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const said = delivery.failure ?? delivery.answer;
  return (
    <div className="webhook-answer">
      {delivery.attempts > 0 && <span>{delivery.status ?? t('webhooks.noAnswer')} · {t('webhooks.attempts', { count: delivery.attempts })}</span>}
      {delivery.state === 'WAITING' && delivery.attempts > 0 && <span className="faint">{t('webhooks.next', { when: f.time(delivery.nextAt) })}</span>}
      {said && <code title={said}>{said}</code>}
    </div>
  );
}
