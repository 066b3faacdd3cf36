import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CreditNoteRule, Mapping, UploadedFile } from '../../api/types';
import { Rule } from './ReadingRules';

const WAYS: CreditNoteRule['by'][] = ['NONE', 'PREFIX', 'COLUMN', 'NEGATIVE_QUANTITY', 'NEGATIVE_AMOUNT'];

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

export function CreditNoteRules({ file, mapping, onChange }: Props) {
  const { t } = useTranslation('intake');
  const rule = mapping.creditNote;
  const set = (change: Partial<CreditNoteRule>) => onChange({ ...mapping, creditNote: { ...rule, ...change } });
  const change = (by: CreditNoteRule['by']) => onChange({ ...mapping, creditNote: { by, value: by === 'PREFIX' ? 'C' : undefined } });
  return (
    <Rule name={t('rules.creditNote')} help={t(`creditHelp.${rule.by}`)}>
      <Select value={rule.by} aria-label={t('rules.creditNote')} options={WAYS.map((value) => ({ value, label: t(`credit.${value}`) }))} onChange={change} />
      {rule.by === 'COLUMN' && (
        <Select
          showSearch
          placeholder={t('mapping.choose')}
          aria-label={t('rules.creditColumn')}
          value={rule.column}
          options={file.columns.map(({ name }) => ({ value: name, label: name }))}
          onChange={(column: string) => set({ column })}
        />
      )}
      {(rule.by === 'PREFIX' || rule.by === 'COLUMN') && (
        <Input style={{ width: 140 }} aria-label={t('rules.creditValue')} placeholder={rule.by === 'PREFIX' ? 'C' : 'refund|return'} value={rule.value ?? ''} onChange={(event) => set({ value: event.target.value })} />
      )}
    </Rule>
  );
}
