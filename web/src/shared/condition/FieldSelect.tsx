import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLocalized } from '@/shared/i18n/useLocale';

const GROUPS: readonly Field['group'][] = ['TIER', 'METRIC', 'POTENTIAL', 'PROFILE', 'CUSTOM'];

interface Props {
  fields: readonly Field[];
  value: string | null;
  onChange: (field: Field) => void;
  disabled?: boolean;
}

/** All fields in their groups, found by typing either language or the id. */
export function FieldSelect({ fields, value, onChange, disabled = false }: Props) {
  const { t } = useTranslation('condition');
  const text = useLocalized();
  const options = GROUPS.map((group) => ({
    label: t(`fieldGroup.${group}`),
    options: fields.filter((field) => field.group === group).map((field) => ({ value: field.id, label: text(field.title), find: `${field.id} ${field.title.en} ${field.title.zh}`.toLowerCase() })),
  })).filter((group) => group.options.length > 0);
  return (
    <Select
      className="condition-field"
      showSearch={{ filterOption: (typed, option) => option !== undefined && 'find' in option && String(option.find).includes(typed.toLowerCase()) }}
      value={value}
      placeholder={t('chooseField')}
      options={options}
      onChange={(id: string) => {
        const field = fields.find((candidate) => candidate.id === id);
        if (field) onChange(field);
      }}
      popupMatchSelectWidth={260}
      disabled={disabled}
      aria-label={t('field')}
    />
  );
}
