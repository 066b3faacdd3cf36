import { App, Alert, Button, Form, Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { type Organisation, useOrganisation } from '@/shared/session/organisation';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useSaveOrganisation } from '../api/settings';

type Values = Pick<Organisation, 'name' | 'baseCurrency' | 'zone' | 'contact'>;

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

export function OrganisationForm() {
  const { t } = useTranslation('settings');
  const { message } = App.useApp();
  const can = useCan();
  const organisation = useOrganisation();
  const save = useSaveOrganisation();
  const currencies = useCurrencies();
  if (!organisation) return <Skeleton active />;
  const frozen = organisation.factsExist;
  const onFinish = (values: Values) => save.mutate({ ...organisation, ...values }, { onSuccess: () => void message.success(t('saved')) });
  return (
    <Panel title={t('organisation.title')} className="settings-form">
      <Form<Values> layout="vertical" initialValues={organisation} onFinish={onFinish} disabled={!can('SETTINGS_WRITE')} requiredMark={false}>
        <Form.Item name="name" label={t('organisation.name')} rules={[{ required: true, message: t('required') }]}><Input /></Form.Item>
        {frozen && <Alert type="info" showIcon title={t('organisation.frozen')} style={{ marginBottom: 16 }} />}
        <Form.Item name="baseCurrency" label={t('organisation.baseCurrency')} extra={t('organisation.baseCurrencyHelp')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={currencies} disabled={frozen} />
        </Form.Item>
        <Form.Item name="zone" label={t('organisation.zone')} extra={t('organisation.zoneHelp')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={ZONES} disabled={frozen} />
        </Form.Item>
        <Form.Item name="contact" label={t('organisation.contact')} extra={t('organisation.contactHelp')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
        </Form.Item>
        {save.error && <ProblemAlert error={save.error} />}
        {can('SETTINGS_WRITE') && <Button type="primary" htmlType="submit" loading={save.isPending}>{t('save')}</Button>}
      </Form>
    </Panel>
  );
}

function useCurrencies(): { value: string; label: string }[] {
  const { locale } = useFormat();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
