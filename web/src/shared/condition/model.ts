import type { Condition, Field } from '@/api/types';

/** The condition while somebody edits it: every node has a key, and a rule may still be incomplete. */
export interface Rule {
  kind: 'rule';
  key: string;
  field: string | null;
  op: string | null;
  value: unknown;
}

export type Match = 'all' | 'any' | 'none' | 'notAll';

export interface Group {
  kind: 'group';
  key: string;
  match: Match;
  items: Item[];
}

export type Item = Rule | Group;

const NO_VALUE = new Set(['is_known', 'is_unknown']);
const MANY_VALUES = new Set(['in', 'not_in']);

export type Arity = 'none' | 'one' | 'two' | 'many';

export function arityOf(op: string | null): Arity {
  if (op === null || NO_VALUE.has(op)) return 'none';
  if (MANY_VALUES.has(op)) return 'many';
  return op === 'between' ? 'two' : 'one';
}

let keys = 0;
const newKey = () => `c${(keys += 1)}`;

export function newRule(field: string | null = null, op: string | null = null, value: unknown = undefined): Rule {
  return { kind: 'rule', key: newKey(), field, op, value };
}

export function newGroup(match: Match = 'all', items: Item[] = []): Group {
  return { kind: 'group', key: newKey(), match, items };
}

export function isComplete(rule: Rule): boolean {
  if (!rule.field || !rule.op) return false;
  const { value } = rule;
  switch (arityOf(rule.op)) {
    case 'none': return true;
    case 'one': return given(value);
    case 'two': return Array.isArray(value) && value.length === 2 && value.every(given);
    case 'many': return Array.isArray(value) && value.length > 0 && value.every(given);
  }
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** What is complete so far, or null when that is nothing: an unfinished rule does not narrow the list. */
export function toCondition(item: Item): Condition | null {
  if (item.kind === 'rule') return isComplete(item) ? comparison(item) : null;
  const parts = item.items.map(toCondition).filter((part) => part !== null);
  const only = parts[0];
  if (!only) return null;
  switch (item.match) {
    case 'all': return parts.length === 1 ? only : { all: parts };
    case 'any': return parts.length === 1 ? only : { any: parts };
    case 'none': return { not: parts.length === 1 ? only : { any: parts } };
    case 'notAll': return { not: { all: parts } };
  }
}

function comparison(rule: Rule): Condition {
  const head = { field: rule.field ?? '', op: rule.op ?? '' };
  return arityOf(rule.op) === 'none' ? head : { ...head, value: rule.value };
}

/** The editor always starts with a group, whatever the condition starts with. */
export function fromCondition(condition: Condition | null | undefined): Group {
  if (!condition) return newGroup();
  const item = itemOf(condition);
  return item.kind === 'group' ? item : newGroup('all', [item]);
}

function itemOf(condition: Condition): Item {
  if ('all' in condition) return newGroup('all', condition.all.map(itemOf));
  if ('any' in condition) return newGroup('any', condition.any.map(itemOf));
  if ('not' in condition) return negated(condition.not);
  return newRule(condition.field, condition.op, condition.value);
}

function negated(inner: Condition): Group {
  if ('any' in inner) return newGroup('none', inner.any.map(itemOf));
  if ('all' in inner) return newGroup('notAll', inner.all.map(itemOf));
  return newGroup('none', [itemOf(inner)]);
}

/** The same tree with one node replaced, or taken out when the replacement is null. */
export function replaceItem(group: Group, key: string, next: Item | null): Group {
  const items = group.items.flatMap((item): Item[] => {
    if (item.key === key) return next ? [next] : [];
    return item.kind === 'group' ? [replaceItem(item, key, next)] : [item];
  });
  return { ...group, items };
}

/** Another field keeps operator and value only where they still make sense. */
export function withField(rule: Rule, field: Field): Rule {
  const keepsOp = rule.op !== null && field.operators.includes(rule.op);
  const op = keepsOp ? rule.op : firstOperator(field);
  return { ...rule, field: field.id, op, value: undefined };
}

/** Another operator keeps the value as far as its shape allows. */
export function withOperator(rule: Rule, op: string): Rule {
  const from = arityOf(rule.op);
  const to = arityOf(op);
  if (from === to) return { ...rule, op };
  const first: unknown = Array.isArray(rule.value) ? rule.value[0] : rule.value;
  const known = given(first);
  const value = to === 'none' ? undefined : to === 'one' ? first : to === 'many' ? (known ? [first] : []) : [first, undefined];
  return { ...rule, op, value };
}

const PREFERRED: Record<Field['type'], string> = { TEXT: 'contains', NUMBER: 'ge', MONEY: 'ge', DATE: 'ge', CHOICE: 'in', COUNTRY: 'in', TAGS: 'contains', BOOLEAN: 'eq' };

export function firstOperator(field: Field): string | null {
  const preferred = PREFERRED[field.type];
  return field.operators.includes(preferred) ? preferred : (field.operators[0] ?? null);
}

/** Conditions that stand side by side at the top: what the chips show and remove one by one. */
export function topLevel(condition: Condition | null | undefined): Condition[] {
  if (!condition) return [];
  return 'all' in condition ? condition.all : [condition];
}

export function withoutTopLevel(condition: Condition, index: number): Condition | null {
  const rest = topLevel(condition).filter((_, at) => at !== index);
  const only = rest[0];
  if (!only) return null;
  return rest.length === 1 ? only : { all: rest };
}

/** All fields that a condition asks for. */
export function fieldIds(condition: Condition | null | undefined): string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(fieldIds);
  if ('any' in condition) return condition.any.flatMap(fieldIds);
  return 'not' in condition ? fieldIds(condition.not) : [condition.field];
}

/** Without the conditions at the top that ask for any of these. */
export function withoutFields(condition: Condition | null | undefined, ids: readonly string[]): Condition | null {
  const rest = topLevel(condition).filter((part) => !fieldIds(part).some((id) => ids.includes(id)));
  const only = rest[0];
  if (!only) return null;
  return rest.length === 1 ? only : { all: rest };
}

export function countRules(condition: Condition | null | undefined): number {
  if (!condition) return 0;
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + countRules(part), 0);
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + countRules(part), 0);
  return 'not' in condition ? countRules(condition.not) : 1;
}
