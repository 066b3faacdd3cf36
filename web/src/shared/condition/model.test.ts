import { describe, expect, test } from 'vitest';
import type { Condition, Field } from '@/api/types';
import { countRules, fieldIds, fromCondition, newGroup, newRule, replaceItem, toCondition, topLevel, withField, withOperator, withoutFields, withoutTopLevel } from './model';

const country = { field: 'country', op: 'in', value: ['JP', 'SG'] };
const value = { field: 'net_revenue', op: 'ge', value: 5000 };
const silent = { field: 'lifecycle', op: 'eq', value: 'silent' };
const revenue: Field = { id: 'net_revenue', group: 'METRIC', type: 'MONEY', unit: 'MONEY', title: { en: 'Net revenue', zh: '净销售额' }, sortable: true, past: false, operators: ['eq', 'ge', 'between', 'is_known'] };

describe('the condition editor', () => {
  test.each<[string, Condition]>([
    ['one comparison', country],
    ['all', { all: [country, value] }],
    ['any inside all', { all: [country, { any: [value, silent] }] }],
    ['none', { not: { any: [country, value] } }],
    ['not all', { not: { all: [country, value] } }],
    ['not one', { not: country }],
    ['no value', { field: 'email', op: 'is_known' }],
  ])('gives back what it was given: %s', (_, condition) => {
    expect(toCondition(fromCondition(condition))).toEqual(condition);
  });

  test('parts from what asks for a field that the day does not have', () => {
    expect(fieldIds({ all: [country, { not: { any: [value, silent] } }] })).toEqual(['country', 'net_revenue', 'lifecycle']);
    expect(withoutFields({ all: [country, { any: [value, silent] }] }, ['net_revenue'])).toEqual(country);
    expect(withoutFields(value, ['net_revenue'])).toBeNull();
  });

  test('leaves unfinished rules out', () => {
    const group = newGroup('all', [newRule(), newRule('net_revenue', 'ge'), newRule('net_revenue', 'between', [1, undefined]), newRule('country', 'in', []), newRule('net_revenue', 'ge', 0)]);
    expect(toCondition(group)).toEqual({ field: 'net_revenue', op: 'ge', value: 0 });
    expect(toCondition(newGroup('any', [newRule()]))).toBeNull();
  });

  test('forgets a value that the new field cannot have', () => {
    expect(withField(newRule('country', 'in', ['JP']), revenue)).toMatchObject({ field: 'net_revenue', op: 'ge', value: undefined });
  });

  test('keeps as much of a value as the new operator can hold', () => {
    expect(withOperator(newRule('net_revenue', 'ge', 5), 'between').value).toEqual([5, undefined]);
    expect(withOperator(newRule('net_revenue', 'between', [5, 9]), 'ge').value).toBe(5);
    expect(withOperator(newRule('country', 'eq', 'JP'), 'in').value).toEqual(['JP']);
    expect(withOperator(newRule('country', 'eq', 'JP'), 'is_known').value).toBeUndefined();
  });

  test('replaces and removes deep inside', () => {
    const inner = newRule('net_revenue', 'ge', 1);
    const group = newGroup('all', [newGroup('any', [inner, newRule('country', 'eq', 'JP')])]);
    expect(toCondition(replaceItem(group, inner.key, null))).toEqual({ field: 'country', op: 'eq', value: 'JP' });
    expect(toCondition(replaceItem(group, inner.key, { ...inner, value: 2 }))).toEqual({ any: [{ field: 'net_revenue', op: 'ge', value: 2 }, { field: 'country', op: 'eq', value: 'JP' }] });
  });

  test('shows and removes what stands side by side', () => {
    const both: Condition = { all: [country, value] };
    expect(topLevel(both)).toHaveLength(2);
    expect(withoutTopLevel(both, 0)).toEqual(value);
    expect(withoutTopLevel(value, 0)).toBeNull();
    expect(countRules({ all: [country, { not: { any: [value, silent] } }] })).toBe(3);
  });
});
