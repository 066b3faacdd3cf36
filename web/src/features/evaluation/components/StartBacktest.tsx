import { ExperimentOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, InputNumber, Modal, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Options, type Policy, type StartBacktest as Wanted, useOptions, usePolicies, useStartBacktest } from '../api/backtests';

interface Values {
  task: 'compare' | 'propose';
  entries: string[];
  /** The policy to improve. */
  one: number | null;
  days: [Dayjs, Dayjs];
  stepMonths: number;
  horizonMonths: number;
  knowledge: 'OCCURRED' | 'RECORDED';
}

const DAY = 'YYYY-MM-DD';
const HORIZON = 3;
const WINDOW_MONTHS = 12;

/** The question: which policies, which past dates, how far ahead. */
export function StartBacktest() {
  const { t } = useTranslation('evaluation');
  const can = useCan();
  const navigate = useNavigate();
  const options = useOptions();
  const policies = usePolicies();
  const start = useStartBacktest();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const proposes = Form.useWatch('task', form) === 'propose';
  if (!can('POLICY_WRITE')) return null;
  const ask = async (values: Values) => {
    const started = await start.mutateAsync(wanted(values));
    setOpen(false);
    await navigate(`/backtests/${started.id}`);
  };
  return (
    <>
      <Button type="primary" icon={<ExperimentOutlined />} disabled={!options.data?.firstSale || !policies.data} onClick={() => setOpen(true)}>{t('start.action')}</Button>
      <Modal open={open} title={t('start.title')} okText={t('start.ok')} cancelText={t('start.close')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={() => setOpen(false)} afterClose={() => start.reset()} destroyOnHidden>
        {options.data && policies.data && (
          <Form form={form} layout="vertical" requiredMark={false} initialValues={initial(options.data, policies.data)} onFinish={(values) => void ask(values).catch(() => undefined)}>
            <Form.Item name="task" label={t('start.task')}>
              <Radio.Group optionType="button" options={[{ value: 'compare', label: t('start.compare') }, { value: 'propose', label: t('start.propose') }]} />
            </Form.Item>
            {proposes && <p className="muted">{t('start.proposeText')}</p>}
            <p className="muted">{t('start.text')}</p>
            {proposes ? <One policies={policies.data} /> : <Entries options={options.data} policies={policies.data} />}
            <Form.Item name="days" label={t('start.days')} rules={[{ required: true, message: t('start.daysNeeded') }]}>
              <DatePicker.RangePicker allowClear={false} minDate={dayjs(options.data.firstSale).add(1, 'day')} maxDate={dayjs(options.data.lastSale)} />
            </Form.Item>
            <div className="inline" style={{ gap: 24, flexWrap: 'wrap' }}>
              <Form.Item name="stepMonths" label={t('start.step')}><InputNumber min={1} max={12} precision={0} /></Form.Item>
              <Form.Item name="horizonMonths" label={t('start.horizon')}><InputNumber min={1} max={options.data.longestHorizon} precision={0} /></Form.Item>
            </div>
            <Form.Item name="knowledge" label={t('start.knowledge')} extra={t('start.knowledgeHelp')}>
              <Radio.Group options={[{ value: 'OCCURRED', label: t('knowledge.OCCURRED') }, { value: 'RECORDED', label: t('knowledge.RECORDED') }]} />
            </Form.Item>
            {start.error && <ProblemAlert error={start.error} />}
          </Form>
        )}
      </Modal>
    </>
  );
}

function Entries({ options, policies }: { options: Options; policies: Policy[] }) {
  const { t } = useTranslation('evaluation');
  const text = useLocalized();
  const choices = [
    {
      label: t('start.policies'),
      options: policies.filter((policy) => !policy.retired).map((policy) => ({ value: `policy:${policy.id}`, label: text(policy.title) })),
    },
    { label: t('start.baselines'), options: options.baselines.map((each) => ({ value: `baseline:${each.name}`, label: text(each.title) })) },
  ];
  return (
    <Form.Item name="entries" label={t('start.entries', { most: options.mostPolicies })} rules={[{ required: true, message: t('start.entriesNeeded') }]}>
      <Select mode="multiple" maxCount={options.mostPolicies} options={choices} optionFilterProp="label" />
    </Form.Item>
  );
}

/** RFM has no weights or thresholds of its own to change. */
function One({ policies }: { policies: Policy[] }) {
  const { t } = useTranslation('evaluation');
  const text = useLocalized();
  const choices = policies.filter((policy) => !policy.retired && policy.method !== 'RFM').map((policy) => ({ value: policy.id, label: text(policy.title) }));
  return (
    <Form.Item name="one" label={t('start.one')} rules={[{ required: true, message: t('start.oneNeeded') }]}>
      <Select options={choices} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}

/** The policy in force against the baselines, on all dates with a full window before them and a full horizon after. */
function initial(options: Options, policies: Policy[]): Values {
  const first = dayjs(options.firstSale).add(1, 'day');
  const last = dayjs(options.lastSale).add(1, 'day').subtract(HORIZON, 'month');
  const full = first.add(WINDOW_MONTHS, 'month');
  const from = (full.isBefore(last) ? full : first).add(1, 'month').startOf('month');
  const inForce = policies.find((policy) => policy.inForce);
  return {
    task: 'compare',
    one: inForce && inForce.method !== 'RFM' ? inForce.id : null,
    entries: [...(inForce ? [`policy:${inForce.id}`] : []), 'baseline:rfm-rank-sum', 'baseline:random'],
    days: [from.isBefore(last) ? from : first, last.isAfter(first) ? last : first],
    stepMonths: 1,
    horizonMonths: HORIZON,
    knowledge: 'OCCURRED',
  };
}

function wanted({ task, entries, one, days: [from, to], ...rest }: Values): Wanted {
  const proposes = task === 'propose' && one !== null;
  return {
    ...rest,
    propose: proposes,
    from: from.format(DAY),
    to: to.format(DAY),
    policies: proposes ? [{ policy: one }] : entries.map((entry) => {
      const [kind, name = ''] = entry.split(':');
      return kind === 'policy' ? { policy: Number(name) } : { baseline: name };
    }),
  };
}
