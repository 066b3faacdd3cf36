import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { ConditionRule } from './ConditionRule';
import { type Group, type Item, type Match, newGroup, newRule, replaceItem } from './model';

const MATCHES: readonly Match[] = ['all', 'any', 'none', 'notAll'];
const DEEPEST = 3;

interface Props {
  group: Group;
  fields: readonly Field[];
  currency: string;
  onChange: (group: Group) => void;
  onRemove?: () => void;
  depth?: number;
  disabled: boolean;
}

export function ConditionGroup({ group, fields, currency, onChange, onRemove, depth = 1, disabled }: Props) {
  const { t } = useTranslation('condition');
  const replace = (key: string, next: Item | null) => onChange(replaceItem(group, key, next));
  const add = (item: Item) => onChange({ ...group, items: [...group.items, item] });
  return (
    <fieldset className={depth === 1 ? 'condition' : 'condition condition-inner'} disabled={disabled}>
      <legend className="sr-only">{t('group')}</legend>
      <div className="condition-match">
        <Select<Match> size="small" value={group.match} onChange={(match) => onChange({ ...group, match })} options={MATCHES.map((match) => ({ value: match, label: t(`match.${match}`) }))} popupMatchSelectWidth={false} aria-label={t('group')} disabled={disabled} />
        {onRemove && !disabled && <Button type="text" size="small" icon={<CloseOutlined />} onClick={onRemove} aria-label={t('removeGroup')} />}
      </div>
      {group.items.map((item) =>
        item.kind === 'rule' ? (
          <ConditionRule key={item.key} rule={item} fields={fields} currency={currency} onChange={(next) => replace(item.key, next)} onRemove={() => replace(item.key, null)} disabled={disabled} />
        ) : (
          <ConditionGroup key={item.key} group={item} fields={fields} currency={currency} onChange={(next) => replace(item.key, next)} onRemove={() => replace(item.key, null)} depth={depth + 1} disabled={disabled} />
        ),
      )}
      {!disabled && (
        <div className="condition-add">
          <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => add(newRule())}>{t('addRule')}</Button>
          {depth < DEEPEST && <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => add(newGroup('any', [newRule()]))}>{t('addGroup')}</Button>}
        </div>
      )}
    </fieldset>
  );
}
