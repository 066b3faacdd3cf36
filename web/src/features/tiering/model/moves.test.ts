import { describe, expect, it } from 'vitest';
import type { Simulation } from '../api/simulation';
import { cells, costs, direction, movedInAll, placesAfter, placesBefore } from './moves';

const title = (text: string) => ({ en: text, zh: text });
const tier = (id: string, more: object = {}) => ({ tier: id, title: title(id), before: 0, customers: 0, netRevenue: '0', share: 0, ...more });
const simulation = {
  against: { policyId: 1, slug: 'abc', title: title('abc'), tiers: [{ tier: 'A', title: title('A') }, { tier: 'B', title: title('B') }] },
  tiers: [tier('A', { cost: '50.00', costBefore: '20.00' }), tier('B')],
  flows: [
    { from: 'A', to: 'B', customers: 3, netRevenue: '30.00' },
    { from: null, to: 'OLD', customers: 1, netRevenue: '1.00' },
  ],
  moves: [{ move: 'STAYS', customers: 9, netRevenue: '0' }, { move: 'DOWN', customers: 3, netRevenue: '30' }, { move: 'IN', customers: 1, netRevenue: '1' }],
} as unknown as Simulation;

describe('a simulation as a matrix', () => {
  it('has a place for no tier on both sides, and for tiers that only somebody set by hand has', () => {
    expect(placesBefore(simulation).map((place) => place.tier)).toEqual(['A', 'B', null]);
    expect(placesAfter(simulation).map((place) => place.tier)).toEqual(['A', 'B', 'OLD', null]);
  });

  it('finds each cell, no tier included', () => {
    const at = cells(simulation);
    expect(at('A', 'B')?.customers).toBe(3);
    expect(at(null, 'OLD')?.customers).toBe(1);
    expect(at('B', 'A')).toBeUndefined();
  });

  it('says which way a move goes, and nothing between two ladders', () => {
    expect(direction('B', 'A', ['A', 'B'])).toBe(-1);
    expect(direction('A', 'B', ['A', 'B'])).toBe(1);
    expect(direction(null, 'B', ['A', 'B'])).toBe(-1);
    expect(direction('B', null, ['A', 'B'])).toBe(1);
    expect(direction('gold', 'B', ['A', 'B'])).toBe(0);
    expect(direction('B', 'B', ['A', 'B'])).toBe(0);
  });

  it('adds up movers and costs', () => {
    expect(movedInAll(simulation.moves)).toBe(4);
    expect(costs(simulation)).toEqual({ before: 20, after: 50 });
    expect(costs({ ...simulation, tiers: [] })).toBeNull();
  });
});
