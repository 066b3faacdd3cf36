import { describe, expect, test } from 'vitest';
import type { Field } from '@/api/types';
import { effectiveState, fieldsOf } from './columns';

const field = (id: string, past: boolean): Field => ({ id, group: past ? 'PROFILE' : 'METRIC', type: 'TEXT', title: { en: id, zh: id }, sortable: true, past, operators: ['eq'] });
const fields = [...['name', 'tier', 'tier_since', 'score', 'country', 'region'].map((id) => field(id, true)), field('net_revenue', false)];
const day = '2011-06-01';

describe('a list as of a past day', () => {
  test('has the columns and the order that the day knows', () => {
    expect(fieldsOf({ asOf: day }, fields).map(({ id }) => id)).not.toContain('net_revenue');
    expect(effectiveState({ asOf: day, columns: ['net_revenue', 'country'], sort: { field: 'net_revenue', desc: true } }, fields)).toEqual({ asOf: day, columns: ['name', 'tier', 'country'], sort: { field: 'tier', desc: false } });
    expect(effectiveState({ asOf: day }, fields).columns).toEqual(['name', 'tier', 'tier_since', 'score', 'country', 'region']);
  });

  test('of today is as ever', () => {
    expect(effectiveState({ columns: ['net_revenue'] }, fields)).toEqual({ columns: ['name', 'net_revenue'], sort: { field: 'net_revenue', desc: true } });
  });
});
