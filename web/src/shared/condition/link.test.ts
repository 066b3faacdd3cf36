import { describe, expect, test } from 'vitest';
import { customersLink, readListParams, where } from './link';

describe('the address of the list', () => {
  test('holds all of its state', () => {
    const state = { search: '上海 & co', filter: { all: [where('tier', 'eq', 'key'), where('country', 'in', ['JP'])] }, sort: { field: 'net_revenue', desc: true }, columns: ['name', 'tier'], view: 4, asOf: '2025-01-01' };
    const address = new URL(customersLink(state), 'http://fenji');
    expect(address.pathname).toBe('/customers');
    expect(readListParams(address.searchParams)).toEqual(state);
  });

  test('of the plain list is plain', () => {
    expect(customersLink({})).toBe('/customers');
  });

  test('survives being cut in half', () => {
    expect(readListParams(new URLSearchParams('filter={"all":[{"fie&view=x'))).toMatchObject({ filter: null, view: null });
    expect(readListParams(new URLSearchParams('filter={"all":[{"op":"eq"}]}')).filter).toBeNull();
  });
});
