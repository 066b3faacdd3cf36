import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field, Localized } from '@/api/types';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useEditor } from './editor';

interface TitleProps {
  value: Localized | null | undefined;
  label: string;
  onChange: (value: Localized) => void;
}

/** A name in both languages, side by side. */
export function TitleInput({ value, label, onChange }: TitleProps) {
  const { readOnly } = useEditor();
  const title = value ?? { en: '', zh: '' };
  return (
    <div className="title-input">
      <Input prefix={<span className="faint">EN</span>} value={title.en} aria-label={`${label} (English)`} disabled={readOnly} onChange={(event) => onChange({ ...title, en: event.target.value })} />
      <Input prefix={<span className="faint">中</span>} value={title.zh} aria-label={`${label} (中文)`} disabled={readOnly} onChange={(event) => onChange({ ...title, zh: event.target.value })} />
    </div>
  );
}

interface NumberProps {
  value: number | null | undefined;
  label: string;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  suffix?: string;
  width?: number;
}

/** A number that never becomes nothing while somebody types. */
export function NumberInput({ value, label, onChange, width = 120, ...rest }: NumberProps) {
  const { readOnly } = useEditor();
  return <InputNumber {...rest} value={value === null || value === undefined ? null : Number(value)} aria-label={label} disabled={readOnly} style={{ width }} onChange={(next) => next !== null && onChange(Number(next))} />;
}

interface FieldPickerProps {
  value: string | string[] | null;
  label: string;
  fits: (field: Field) => boolean;
  onChange: (id: string) => void;
  placeholder?: string;
}

const GROUPS: Field['group'][] = ['METRIC', 'POTENTIAL', 'PROFILE', 'TIER', 'CUSTOM'];

/** Any metric, attribute or custom field that fits, found in either language. */
export function FieldPicker({ value, label, fits, onChange, placeholder }: FieldPickerProps) {
  const { fields, readOnly } = useEditor();
  return (
    <Select
      showSearch={{ optionFilterProp: 'find' }}
      value={value as string | null}
      aria-label={label}
      placeholder={placeholder}
      disabled={readOnly}
      popupMatchSelectWidth={300}
      style={{ minWidth: 200, width: '100%' }}
      options={useFieldOptions(fields.filter(fits))}
      onChange={onChange}
    />
  );
}

export function useFieldOptions(fields: Field[]) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  return GROUPS.map((group) => ({
    label: t(`fieldGroup.${group}`),
    options: fields.filter((field) => field.group === group).map((field) => ({ value: field.id, label: localized(field.title), find: `${field.id} ${field.title.en} ${field.title.zh}` })),
  })).filter((group) => group.options.length > 0);
}

export const isFigure = (field: Field) => field.type === 'NUMBER' || field.type === 'MONEY';
export const isMoney = (field: Field) => field.type === 'MONEY' && field.group === 'METRIC';
export const isChoice = (field: Field) => field.type === 'CHOICE' || field.type === 'COUNTRY' || field.type === 'TEXT';
