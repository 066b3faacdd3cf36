import { SettingOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/session/session';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type ModelSettings, useChangeModelSettings, useModelSettings } from '../api/models';

const SEGMENTS = ['country', 'type', 'region', 'industry', 'size_class'];

interface Values {
  segmentBy: string | null;
  basis: 'NET' | 'MARGIN';
  marginPercent: number | null;
  horizonDays: number;
  discountPercent: number;
  costToServePerYear: number;
  churnLostAfterDays: number;
  churnWindowDays: number;
  churnLabelField: string;
}

export function SettingsButton() {
  const { t } = useTranslation('models');
  const settings = useModelSettings();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SettingOutlined />} disabled={!settings.data} onClick={() => setOpen(true)}>{t('settings.button')}</Button>
      {open && settings.data && <SettingsDialog settings={settings.data} onClose={() => setOpen(false)} />}
    </>
  );
}

function SettingsDialog({ settings, onClose }: { settings: ModelSettings; onClose: () => void }) {
  const { t } = useTranslation('models');
  const { message } = App.useApp();
  const may = useCan()('POLICY_WRITE');
  const change = useChangeModelSettings();
  const [form] = Form.useForm<Values>();
  const basis = Form.useWatch('basis', form);
  const save = (values: Values) =>
    change.mutate(
      {
        segmentBy: values.segmentBy ?? undefined,
        basis: values.basis,
        marginShare: typeof values.marginPercent !== 'number' ? undefined : values.marginPercent / 100,
        horizonDays: values.horizonDays,
        discountRate: values.discountPercent / 100,
        costToServePerYear: values.costToServePerYear,
        churnLostAfterDays: values.churnLostAfterDays,
        churnWindowDays: values.churnWindowDays,
        churnLabelField: values.churnLabelField || undefined,
      },
      { onSuccess: () => { void message.success(t('settings.saved')); onClose(); } },
    );
  return (
    <Modal open title={t('settings.title')} onCancel={onClose} okText={t('settings.save')} okButtonProps={{ disabled: !may, loading: change.isPending }} onOk={() => form.submit()}>
      {change.error && <ProblemAlert error={change.error} />}
      <Form form={form} layout="vertical" disabled={!may} initialValues={initial(settings)} onFinish={save}>
        <Form.Item name="segmentBy" label={t('settings.segmentBy')} extra={t('settings.segmentByHelp')}>
          <Select allowClear placeholder={t('scope.all')} options={SEGMENTS.map((value) => ({ value, label: t(`segment.${value}`) }))} />
        </Form.Item>
        <Form.Item name="basis" label={t('settings.basis')}>
          <Radio.Group options={[{ value: 'MARGIN', label: t('settings.margin') }, { value: 'NET', label: t('settings.net') }]} />
        </Form.Item>
        {basis === 'MARGIN' && <Form.Item name="marginPercent" label={t('settings.marginShare')} extra={t('settings.marginShareHelp')}><InputNumber min={1} max={100} suffix="%" /></Form.Item>}
        <div className="models-form-row">
          <Form.Item name="horizonDays" label={t('settings.horizon')} rules={[{ required: true }]}><InputNumber min={30} max={3650} precision={0} /></Form.Item>
          <Form.Item name="discountPercent" label={t('settings.discount')} rules={[{ required: true }]}><InputNumber min={0} max={100} suffix="%" /></Form.Item>
          <Form.Item name="costToServePerYear" label={t('settings.cost')} rules={[{ required: true }]}><InputNumber min={0} /></Form.Item>
        </div>
        <div className="models-form-row">
          <Form.Item name="churnLostAfterDays" label={t('settings.lostAfter')} rules={[{ required: true }]}><InputNumber min={1} max={1095} precision={0} /></Form.Item>
          <Form.Item name="churnWindowDays" label={t('settings.window')} rules={[{ required: true }]}><InputNumber min={1} max={1095} precision={0} /></Form.Item>
        </div>
        <Form.Item name="churnLabelField" label={t('settings.label')} extra={t('settings.labelHelp')}><Input placeholder="custom.churned" /></Form.Item>
      </Form>
      <p className="muted models-small">{t('settings.next')}</p>
    </Modal>
  );
}

function initial(settings: ModelSettings): Values {
  const percent = (share: string) => Math.round(Number(share) * 1e4) / 100;
  return {
    segmentBy: settings.segmentBy ?? null,
    basis: settings.basis,
    marginPercent: settings.marginShare === null || settings.marginShare === undefined ? null : percent(settings.marginShare),
    horizonDays: settings.horizonDays,
    discountPercent: percent(settings.discountRate),
    costToServePerYear: Number(settings.costToServePerYear),
    churnLostAfterDays: settings.churnLostAfterDays,
    churnWindowDays: settings.churnWindowDays,
    churnLabelField: settings.churnLabelField ?? '',
  };
}
