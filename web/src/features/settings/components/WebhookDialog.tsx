import { Alert, Form, Input, Modal, Select, Switch, Typography } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { policiesQuery } from '@/shared/policy/ladders';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { EVENT_TYPES, type Webhook, type WantedWebhook, useSaveWebhook } from '../api/webhooks';

/** Adds or changes a receiver; a new one's secret is shown this once. */
export function WebhookDialog({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const text = useLocalized();
  const [form] = Form.useForm<WantedWebhook>();
  const save = useSaveWebhook(webhook?.id);
  const { data: policies = [] } = useQuery(policiesQuery);
  const secret = save.data?.secret;
  const submit = (values: WantedWebhook) => save.mutate(values, { onSuccess: (saved) => { if (!saved.secret) onClose(); } });
  const tiers = [...new Map(policies.flatMap((policy) => policy.tiers.map((tier) => [tier.tier, text(tier.title)] as const)))];
  return (
    <Modal
      open
      title={secret ? t('webhooks.made') : webhook ? t('users.editTitle', { name: webhook.title }) : t('webhooks.add')}
      okText={secret ? t('keys.stored') : webhook ? t('save') : t('webhooks.add')}
      cancelText={t('cancel')}
      cancelButtonProps={{ style: secret ? { display: 'none' } : undefined }}
      confirmLoading={save.isPending}
      mask={{ closable: !secret }}
      onOk={secret ? onClose : form.submit}
      onCancel={onClose}
    >
      {secret ? (
        <div className="stack">
          <Alert type="warning" showIcon title={t('keys.onceOnly')} />
          <Typography.Text code copyable className="api-secret">{secret}</Typography.Text>
          <div className="muted">{t('webhooks.secretUse')}</div>
        </div>
      ) : (
        <Form<WantedWebhook> form={form} layout="vertical" requiredMark={false} initialValues={webhook ?? { enabled: true, types: [], policies: [], tiers: [] }} onFinish={submit}>
          <Form.Item name="title" label={t('webhooks.title')} rules={[{ required: true, message: t('required') }]}><Input autoFocus placeholder={t('webhooks.titleExample')} /></Form.Item>
          <Form.Item name="url" label={t('webhooks.url')} extra={t('webhooks.urlHelp')} rules={[{ required: true, message: t('required') }]}><Input inputMode="url" autoComplete="off" placeholder="https://" /></Form.Item>
          <Form.Item name="types" label={t('webhooks.events')}><Select mode="multiple" placeholder={t('webhooks.allEvents')} options={EVENT_TYPES.map((value) => ({ value, label: t(`webhooks.type.${value}`) }))} /></Form.Item>
          <Form.Item name="policies" label={t('webhooks.policies')}><Select mode="multiple" placeholder={t('webhooks.allPolicies')} options={policies.map(({ slug, title }) => ({ value: slug, label: text(title) }))} /></Form.Item>
          <Form.Item name="tiers" label={t('webhooks.tiers')} extra={t('webhooks.tiersHelp')}><Select mode="multiple" placeholder={t('webhooks.allTiers')} options={tiers.map(([value, label]) => ({ value, label }))} /></Form.Item>
          <Form.Item name="enabled" label={t('webhooks.enabled')} valuePropName="checked"><Switch /></Form.Item>
          {save.error && <ProblemAlert error={save.error} />}
          {/* Enter sends the form as the button does. */}
          <button type="submit" hidden />
        </Form>
      )}
    </Modal>
  );
}
