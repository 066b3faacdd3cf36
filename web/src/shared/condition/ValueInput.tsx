import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { Arity } from './model';

interface Props {
  field: Field;
  arity: Arity;
  currency: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The right input for what the field is and how many values the operator takes. */
export function ValueInput({ field, arity, currency, value, onChange, disabled }: Props) {
  const { t } = useTranslation('condition');
  if (arity === 'many') return <ManyValues field={field} value={asList(value)} onChange={onChange} disabled={disabled} />;
  if (arity === 'two') {
    const [from, to] = asList(value);
    return (
      <>
        <OneValue field={field} currency={currency} value={from} onChange={(next) => onChange([next, to])} disabled={disabled} />
        <span className="muted">{t('describe.to')}</span>
        <OneValue field={field} currency={currency} value={to} onChange={(next) => onChange([from, next])} disabled={disabled} />
      </>
    );
  }
  return <OneValue field={field} currency={currency} value={value} onChange={onChange} disabled={disabled} />;
}

function OneValue({ field, currency, value, onChange, disabled }: Omit<Props, 'arity'>) {
  const { t } = useTranslation('condition');
  const options = useChoices(field);
  switch (field.type) {
    case 'CHOICE':
    case 'COUNTRY':
      return options.length === 0 ? <Input value={asText(value)} onChange={(event) => onChange(event.target.value)} aria-label={t('value')} disabled={disabled} /> : <Select showSearch={{ optionFilterProp: 'label' }} value={value} onChange={onChange} options={options} aria-label={t('value')} disabled={disabled} />;
    case 'BOOLEAN':
      return <Select value={value} onChange={onChange} options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} aria-label={t('value')} disabled={disabled} />;
    case 'DATE':
      return <DatePicker value={typeof value === 'string' ? dayjs(value) : null} onChange={(date) => onChange(date?.format('YYYY-MM-DD'))} aria-label={t('value')} disabled={disabled} />;
    case 'NUMBER':
    case 'MONEY':
      return <NumberInput field={field} currency={currency} value={value} onChange={onChange} disabled={disabled} />;
    case 'TEXT':
    case 'TAGS':
      return <Input value={asText(value)} onChange={(event) => onChange(event.target.value)} placeholder={t('value')} aria-label={t('value')} disabled={disabled} />;
  }
}

const PERCENT = 100;

/** Shares are typed as percent and kept as shares. */
function NumberInput({ field, currency, value, onChange, disabled }: Omit<Props, 'arity'>) {
  const { t } = useTranslation('condition');
  const isShare = field.unit === 'RATIO';
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : null;
  const unit = isShare || field.unit === 'PERCENT' ? '%' : field.type === 'MONEY' ? currency : field.unit === 'DAYS' ? t('days') : undefined;
  return (
    <InputNumber
      value={number === null || !isShare ? number : Math.round(number * PERCENT * 1e6) / 1e6}
      onChange={(next) => onChange(next === null ? undefined : isShare ? next / PERCENT : next)}
      suffix={unit}
      controls={false}
      aria-label={t('value')}
      disabled={disabled}
    />
  );
}

function ManyValues({ field, value, onChange, disabled }: { field: Field; value: unknown[]; onChange: (value: unknown) => void; disabled: boolean }) {
  const { t } = useTranslation('condition');
  const options = useChoices(field);
  const numeric = field.type === 'NUMBER' || field.type === 'MONEY';
  const read = (values: unknown[]) => onChange(numeric ? values.map(Number).filter((one) => !Number.isNaN(one)) : values);
  return (
    <Select
      mode={options.length > 0 ? 'multiple' : 'tags'}
      value={value}
      onChange={read}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount="responsive"
      placeholder={options.length > 0 ? t('chooseValues') : t('typeValues')}
      aria-label={t('value')}
      disabled={disabled}
    />
  );
}

function useChoices(field: Field): { value: string; label: string }[] {
  const text = useLocalized();
  const f = useFormat();
  return (field.choices ?? []).map((choice) => ({ value: choice.value, label: field.type === 'COUNTRY' ? f.country(choice.value) : text(choice.title) }));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
