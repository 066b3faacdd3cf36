import { useState } from 'react';
import type { Condition, Field } from '@/api/types';
import { ConditionGroup } from './ConditionGroup';
import { type Group, fromCondition, newGroup, newRule, toCondition } from './model';

interface Props {
  fields: readonly Field[];
  /** Read once: the editor keeps unfinished rules that a condition cannot hold. Give another `key` to start over. */
  value: Condition | null;
  onChange: (condition: Condition | null) => void;
  currency: string;
  disabled?: boolean;
}

/** The one editor of conditions: list filters, policy scopes and whatever comes later. */
export function ConditionBuilder({ fields, value, onChange, currency, disabled = false }: Props) {
  const [group, setGroup] = useState<Group>(() => {
    const given = fromCondition(value);
    return given.items.length > 0 ? given : newGroup('all', disabled ? [] : [newRule()]);
  });
  const change = (next: Group) => {
    setGroup(next);
    onChange(toCondition(next));
  };
  return <ConditionGroup group={group} fields={fields} currency={currency} onChange={change} disabled={disabled} />;
}
