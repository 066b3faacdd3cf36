import { ApiOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { StateTag } from '@/shared/ui/StateTag';
import { type Webhook, useRemoveWebhook, useTestWebhook, useWebhooks } from '../api/webhooks';
import { DeliveriesDrawer } from './DeliveriesDrawer';
import { WebhookDialog } from './WebhookDialog';

export function WebhooksSection() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const { message, modal } = App.useApp();
  const webhooks = useWebhooks();
  const remove = useRemoveWebhook();
  const test = useTestWebhook();
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const failed = (error: Error) => void message.error(error.message);
  const add = <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('webhooks.add')}</Button>;
  if (webhooks.error) return <ProblemAlert error={webhooks.error} onRetry={() => void webhooks.refetch()} />;
  const none = webhooks.data?.length === 0;
  const ask = (webhook: Webhook) => modal.confirm({
    title: t('webhooks.removeQuestion', { title: webhook.title }),
    okText: t('webhooks.remove'),
    cancelText: t('cancel'),
    okButtonProps: { danger: true },
    onOk: () => remove.mutateAsync(webhook.id).catch(failed),
  });
  const send = (webhook: Webhook) => test.mutate(webhook.id, { onSuccess: () => setShown(webhook), onError: failed });
  return (
    <Panel flush title={t('section.webhooks')} note={t('webhooks.note')} extra={none ? null : add}>
      {none ? (
        <EmptyState icon={<ApiOutlined />} title={t('webhooks.none')} text={t('webhooks.noneText')} action={add} />
      ) : (
        <DataTable
          rowKey={(webhook) => webhook.id}
          loading={webhooks.isPending}
          rows={webhooks.data ?? []}
          open={setShown}
          columns={[
            { title: t('webhooks.receiver'), render: (webhook) => <><b>{webhook.title}</b><div className="mono faint webhook-url">{webhook.url}</div></> },
            { title: t('webhooks.state'), render: (webhook) => <WebhookState webhook={webhook} /> },
            { title: t('webhooks.events'), render: (webhook) => (webhook.types.length === 0 ? t('webhooks.allEvents') : webhook.types.map((type) => t(`webhooks.type.${type}`)).join(', ')) },
            { title: t('webhooks.lastDelivered'), render: (webhook) => (webhook.lastDelivered ? f.ago(webhook.lastDelivered) : <span className="faint">{t('users.never')}</span>) },
            {
              title: '',
              align: 'right',
              render: (webhook) => (
                <span onClick={(event) => event.stopPropagation()}>
                  <Button type="text" onClick={() => send(webhook)}>{t('webhooks.test')}</Button>
                  <Dropdown
                    trigger={['click']}
                    menu={{ items: [
                      { key: 'edit', label: t('users.edit'), onClick: () => setEditing(webhook) },
                      { key: 'remove', danger: true, label: t('webhooks.remove'), onClick: () => void ask(webhook) },
                    ] }}
                  >
                    <Button type="text" aria-label={t('webhooks.more', { title: webhook.title })}>⋯</Button>
                  </Dropdown>
                </span>
              ),
            },
          ]}
        />
      )}
      {editing && <WebhookDialog webhook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {shown && <DeliveriesDrawer webhook={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  if (!webhook.enabled) return <StateTag tone="idle">{t('webhooks.off')}</StateTag>;
  if (webhook.dead > 0) return <StateTag tone="bad">{t('webhooks.dead', { count: webhook.dead })}</StateTag>;
  if (webhook.waiting > 0) return <StateTag tone="busy">{t('webhooks.waiting', { count: webhook.waiting })}</StateTag>;
  return <StateTag tone="good">{t('webhooks.on')}</StateTag>;
}
