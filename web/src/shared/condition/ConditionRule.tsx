import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { FieldSelect } from './FieldSelect';
import { ValueInput } from './ValueInput';
import { type Rule, arityOf, withField, withOperator } from './model';
import { wordOf } from './useDescribe';

interface Props {
  rule: Rule;
  fields: readonly Field[];
  currency: string;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
  disabled: boolean;
}

export function ConditionRule({ rule, fields, currency, onChange, onRemove, disabled }: Props) {
  const { t } = useTranslation('condition');
  const field = fields.find((candidate) => candidate.id === rule.field);
  return (
    <div className="condition-rule">
      <FieldSelect fields={fields} value={rule.field} onChange={(next) => onChange(withField(rule, next))} disabled={disabled} />
      <Select
        className="condition-op"
        value={rule.op}
        onChange={(op: string) => onChange(withOperator(rule, op))}
        options={field?.operators.map((op) => ({ value: op, label: t(`op.${wordOf(op, field)}`) }))}
        popupMatchSelectWidth={false}
        disabled={!field || disabled}
        aria-label={t('operator')}
      />
      <div className="condition-value">
        {field && arityOf(rule.op) !== 'none' && <ValueInput field={field} arity={arityOf(rule.op)} currency={currency} value={rule.value} onChange={(value) => onChange({ ...rule, value })} disabled={disabled} />}
      </div>
      {!disabled && <Button type="text" size="small" icon={<CloseOutlined />} onClick={onRemove} aria-label={t('removeRule')} />}
    </div>
  );
}
