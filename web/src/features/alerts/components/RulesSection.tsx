import { App, Button, Form, InputNumber, Select, Skeleton, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '@/shared/session/organisation';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type AlertRule, useAlertOwners, useAlertRules, useSaveRule } from '../api/alerts';

/** When alerts are raised, and for whom. */
export function RulesSection() {
  const { t } = useTranslation('alerts');
  const { data, error, refetch } = useAlertRules();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <p className="muted">{t('rules.text')}</p>
      {data.map((rule) => <Rule key={rule.kind} rule={rule} />)}
    </>
  );
}

interface Values {
  enabled: boolean;
  threshold: number;
  minimum: number;
  owner?: string | null;
}

function Rule({ rule }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts');
  const { message } = App.useApp();
  const can = useCan();
  const currency = useOrganisation()?.baseCurrency;
  const owners = useAlertOwners();
  const save = useSaveRule();
  const initial: Values = { enabled: rule.enabled, threshold: Number(rule.threshold), minimum: Number(rule.minimum), owner: rule.owner };
  const onFinish = (values: Values) => save.mutate({ kind: rule.kind, ...initial, ...values, owner: values.owner ?? null }, { onSuccess: () => void message.success(t('rules.saved')) });
  return (
    <Panel title={t(`kind.${rule.kind}`)} note={t(`rules.${rule.kind}`)} className="settings-form">
      <Form<Values> name={rule.kind} layout="vertical" initialValues={initial} onFinish={onFinish} disabled={!can('SETTINGS_WRITE')} requiredMark={false}>
        <Form.Item name="enabled" label={t('rules.enabled')} valuePropName="checked"><Switch /></Form.Item>
        {rule.kind !== 'DEMOTED' && <Form.Item name="threshold" label={t(`rules.threshold.${rule.kind}`)}><InputNumber min={1} max={100} style={{ width: '100%' }} suffix={rule.kind === 'WILL_DROP' ? undefined : '%'} /></Form.Item>}
        <Form.Item name="minimum" label={t(`rules.minimum.${rule.kind}`)}><InputNumber min={0} style={{ width: '100%' }} suffix={rule.kind === 'TIER_SHRINKS' ? undefined : currency} /></Form.Item>
        <Form.Item name="owner" label={t('rules.owner')} extra={t('rules.ownerHelp')}>
          <Select allowClear placeholder={t('rules.publisher')} options={(owners.data ?? []).map(({ username, displayName }) => ({ value: username, label: displayName }))} />
        </Form.Item>
        {save.error && <ProblemAlert error={save.error} />}
        {can('SETTINGS_WRITE') && <Button type="primary" htmlType="submit" loading={save.isPending}>{t('rules.save')}</Button>}
      </Form>
    </Panel>
  );
}
