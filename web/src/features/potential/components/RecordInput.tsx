import { App, Button, DatePicker, Drawer, Form, Input as TextInput, InputNumber, Select, Slider, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useUndo } from '@/shared/ui/useUndo';
import { type Input, type Kind, type Potential, useRecord, useWithdraw } from '../api/potential';
import { type Draft, dayToBegin, initial, rememberSource, wantedOf } from '../model/draft';

interface Props {
  customerId: number;
  potential: Potential;
  kind?: string;
  /** The input that this one corrects. */
  corrects?: Input;
  countsBefore?: string;
  onClose: () => void;
}

/** Declares one input: by keyboard from the first field to the last, Enter records. */
export function RecordInput({ customerId, potential, kind, corrects, countsBefore, onClose }: Props) {
  const { t } = useTranslation('potential');
  const text = useLocalized();
  const { message } = App.useApp();
  const undo = useUndo();
  const [form] = Form.useForm<Draft>();
  const record = useRecord(customerId);
  const withdraw = useWithdraw();
  const chosenKind = Form.useWatch('kind', form);
  const chosen = potential.kinds.find((one) => one.kind === chosenKind);
  const finish = (draft: Draft) =>
    record.mutate(wantedOf(draft, corrects?.id), {
      onSuccess: (input) => {
        rememberSource(draft.source);
        onClose();
        if (corrects) void message.success(t('corrected'));
        else undo(t('recorded'), () => withdraw.mutateAsync({ id: input.id, reason: t('tookBack') }));
      },
    });
  return (
    <Drawer
      open
      size={460}
      title={corrects ? t('correctTitle') : t('recordTitle')}
      onClose={onClose}
      footer={<Space><Button type="primary" loading={record.isPending} onClick={() => form.submit()}>{corrects ? t('correctOk') : t('recordOk')}</Button><Button onClick={onClose}>{t('cancel')}</Button></Space>}
    >
      {record.isError && <div className="form-problem"><ProblemAlert error={record.error} /></div>}
      <Form form={form} layout="vertical" initialValues={initial(kind, corrects, countsBefore)} onFinish={finish} scrollToFirstError onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text' && event.target.role !== 'combobox' && !event.defaultPrevented && form.submit()}>
        <Form.Item name="kind" label={t('field.kind')} rules={[{ required: true, message: t('missing.kind') }]}>
          <Select autoFocus={!kind} aria-label={t('field.kind')} disabled={Boolean(corrects)} options={potential.kinds.map((one) => ({ value: one.kind, label: text(one.title) }))} />
        </Form.Item>
        {chosen && <p className="potential-help muted">{t(`help.${chosen.kind}`)}</p>}
        <ValueItem kind={chosen} currency={potential.baseCurrency} autoFocus={Boolean(kind)} />
        <Form.Item name="source" label={t('field.source')} extra={t('sourceHelp')} rules={[{ required: true, whitespace: true, message: t('missing.source') }]}><TextInput aria-label={t('field.source')} maxLength={500} /></Form.Item>
        <Form.Item name="confidence" label={t('field.confidence')}>
          <Slider className="potential-sure" min={0} max={100} step={5} marks={{ 30: t('low'), 60: t('medium'), 90: t('high') }} ariaLabelForHandle={t('field.confidence')} tooltip={{ formatter: (value) => t('sure', { share: `${value ?? 0}%` }) }} />
        </Form.Item>
        <Days countsBefore={countsBefore} />
        <Form.Item name="note" label={t('field.note')}><TextInput.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
      </Form>
    </Drawer>
  );
}

function ValueItem({ kind, currency, autoFocus }: { kind?: Kind; currency: string; autoFocus: boolean }) {
  const { t } = useTranslation('potential');
  const write = useMetricValue(currency);
  const unit = kind?.unit === 'PERCENT' ? '%' : kind?.unit === 'POINTS' ? t('points') : kind ? t('aYear', { currency }) : undefined;
  const range = kind && kind.unit !== 'MONEY' ? t('range', { least: write(kind.least, kind.unit), most: write(kind.most, kind.unit) }) : undefined;
  const inRange = (_: unknown, value: string | null | undefined) =>
    !kind || value === null || value === undefined || value === '' || (Number(value) >= Number(kind.least) && Number(value) <= Number(kind.most)) ? Promise.resolve() : Promise.reject(new Error(range ?? t('notNegative')));
  return (
    <Form.Item name="value" label={t('field.value')} extra={range} rules={[{ required: true, message: t('missing.value') }, { validator: inRange }]}>
      <InputNumber<string> aria-label={t('field.value')} stringMode controls={false} autoFocus={autoFocus} suffix={unit} style={{ width: '100%' }} />
    </Form.Item>
  );
}

function Days({ countsBefore }: { countsBefore?: string }) {
  const { t } = useTranslation('potential');
  const f = useFormat();
  const form = Form.useFormInstance<Draft>();
  const observedOn = Form.useWatch<Dayjs | null>('observedOn', form);
  const later = countsBefore !== undefined && dayToBegin(countsBefore) !== dayjs().format('YYYY-MM-DD') && observedOn?.isBefore(countsBefore) === false;
  return (
    <>
      <div className="form-pair">
        <Form.Item name="observedOn" label={t('field.observedOn')} rules={[{ required: true, message: t('missing.observedOn') }]}><DatePicker maxDate={dayjs()} allowClear={false} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="validUntil" label={t('field.validUntil')}><DatePicker minDate={observedOn ?? undefined} placeholder={t('noEnd')} style={{ width: '100%' }} /></Form.Item>
      </div>
      {later && <p className="potential-help potential-later">{t('later', { date: f.date(countsBefore) })}</p>}
    </>
  );
}
