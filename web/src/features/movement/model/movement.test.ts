import { describe, expect, it } from 'vitest';
import type { Movement } from '../api/movements';
import { cellAt, flows, movedInAll, places } from './movement';

const title = (name: string) => ({ en: name, zh: name });
const MOVEMENT = {
  policy: { id: 1, slug: 'abc', title: title('ABC') },
  baseCurrency: 'EUR',
  tiers: [
    { tier: 'A', title: title('A'), before: 10, after: 11, stayed: 9 },
    { tier: 'B', title: title('B'), before: 5, after: 4, stayed: 3 },
    { tier: 'OLD', title: title('Old'), before: 0, after: 0, stayed: 0 },
  ],
  cells: [
    { from: 'B', to: 'A', move: 'UP', customers: 2, valueBefore: '1', valueAfter: '2' },
    { from: 'A', to: 'B', move: 'DOWN', customers: 1, valueBefore: '1', valueAfter: '2' },
  ],
  moved: [],
  reasons: [],
} as unknown as Movement;

describe('movement', () => {
  it('shows the tiers that somebody has, and no tier only where somebody came from there', () => {
    expect(places(MOVEMENT, 'from').map((place) => place.tier)).toEqual(['A', 'B']);
    const entered = { ...MOVEMENT, cells: [{ from: null, to: 'A', move: 'IN', customers: 1, valueBefore: '0', valueAfter: '2' }] } as unknown as Movement;
    expect(places(entered, 'from').map((place) => place.tier)).toEqual(['A', 'B', null]);
    expect(places(entered, 'to').map((place) => place.tier)).toEqual(['A', 'B']);
  });

  it('finds a cell, and counts everybody who moved', () => {
    expect(cellAt(MOVEMENT, 'B', 'A')?.customers).toBe(2);
    expect(cellAt(MOVEMENT, 'A', 'A')).toBeUndefined();
    expect(movedInAll(MOVEMENT)).toBe(3);
  });

  it('draws those who stayed only when asked', () => {
    expect(flows(MOVEMENT, false)).toHaveLength(2);
    expect(flows(MOVEMENT, true).reduce((sum, flow) => sum + flow.customers, 0)).toBe(15);
  });
});
