import { describe, expect, it } from 'vitest';
import type { MatrixMethod, TierDefinition } from '../api/types';
import { bandOf, cellAt, cellsOf, cornerOf, grid, inReadingOrder, keyed, keyOf, moveLine, percentOf, radiusOf, reach, scoreAt, withBands, withoutTierOfCells } from './matrix';

const TIERS: TierDefinition[] = ['A', 'B', 'C'].map((id) => ({ id, title: { en: id, zh: id } }));
const tierOf = (value: number, potential: number) => (value + potential >= 6 ? 'A' : value + potential >= 4 ? 'B' : 'C');
const METHOD: MatrixMethod = {
  kind: 'matrix',
  minimumPopulation: 100,
  value: { minCoverage: 0.5, boundaries: [40, 70], criteria: [] },
  potential: { minCoverage: 0.5, boundaries: [30, 60], criteria: [] },
  cells: grid(3).map(({ value, potential }) => ({ value, potential, tier: tierOf(value, potential), title: { en: `${value}${potential}`, zh: `${value}${potential}` } })),
};

describe('a point in the matrix', () => {
  it('belongs to the better band when its score is exactly at a line', () => {
    expect([0, 39.999, 40, 69.9, 70, 100].map((score) => bandOf([40, 70], score))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(cornerOf(METHOD, { value: 70, potential: 59.9 })).toEqual({ value: 3, potential: 2 });
  });

  it('lies where its scores say, value to the right and potential upwards', () => {
    const plot = { left: 100, top: 50, width: 400, height: 200 };
    expect(scoreAt('value', { x: 300, y: 0 }, plot)).toBe(50);
    expect(scoreAt('potential', { x: 0, y: 100 }, plot)).toBe(75);
    expect(scoreAt('potential', { x: 0, y: 999 }, plot)).toBe(0);
    expect(scoreAt('value', { x: 999, y: 0 }, plot)).toBe(100);
    expect(percentOf(scoreAt('value', { x: 300, y: 0 }, plot))).toBe('50%');
  });

  it('has a bubble whose area follows its revenue, and a dot when it brought none', () => {
    expect(radiusOf(100, 100, 23)).toBe(23);
    expect(radiusOf(25, 100, 23)).toBe(13);
    expect([radiusOf(0, 100, 23), radiusOf(-5, 100, 23), radiusOf(0, 0, 23)]).toEqual([3, 3, 3]);
  });
});

describe('a line', () => {
  it('snaps to whole scores and stays between its neighbours', () => {
    expect(moveLine([40, 70], 0, 43.4)).toEqual([43, 70]);
    expect(moveLine([40, 70], 0, 90)).toEqual([69, 70]);
    expect(moveLine([40, 70], 1, 12)).toEqual([40, 41]);
    expect(moveLine([40, 70], 0, -8)).toEqual([1, 70]);
    expect(moveLine([40, 70], 1, 130)).toEqual([40, 99]);
    expect(moveLine([40.5, 70], 1, 0)).toEqual([40.5, 42]);
  });

  it('that has no room, or does not exist, stays', () => {
    const narrow = [40, 40.5, 41];
    expect(moveLine(narrow, 1, 60)).toBe(narrow);
    expect(moveLine(narrow, 7, 60)).toBe(narrow);
    const still = [40, 70];
    expect(moveLine(still, 0, 40.3)).toBe(still);
  });

  it('is moved by the arrow keys, further with Shift, and to its ends', () => {
    expect(keyed(40, 'ArrowRight', false)).toBe(41);
    expect(keyed(40, 'ArrowDown', true)).toBe(35);
    expect(keyed(40, 'PageUp', false)).toBe(45);
    expect(moveLine([40, 70], 0, keyed(40, 'End', false) ?? 0)).toEqual([69, 70]);
    expect(moveLine([40, 70], 0, keyed(40, 'Home', false) ?? 0)).toEqual([1, 70]);
    expect(keyed(40, 'Tab', false)).toBeNull();
  });
});

describe('cells', () => {
  it('know from where to where they reach and are read from the upper left', () => {
    expect(reach(METHOD.value, 1)).toEqual({ from: 0, to: 40 });
    expect(reach(METHOD.value, 3)).toEqual({ from: 70, to: 100 });
    expect(inReadingOrder(METHOD.cells).map(keyOf)).toEqual(['1-3', '2-3', '3-3', '1-2', '2-2', '3-2', '1-1', '2-1', '3-1']);
  });

  it('take over their old place when there are more or fewer bands, and more is never worse', () => {
    for (const bands of [2, 4, 5]) {
      const next = withBands(METHOD, bands);
      expect(next.cells.map(keyOf).sort()).toEqual(grid(bands).map(keyOf).sort());
      expect(next.value.boundaries).toHaveLength(bands - 1);
      expect(cellAt(next.cells, { value: bands, potential: bands })?.tier).toBe('A');
      for (const cell of next.cells) {
        const less = next.cells.filter((other) => other.value <= cell.value && other.potential <= cell.potential);
        expect(less.every((other) => other.tier >= cell.tier)).toBe(true);
      }
    }
    expect(withBands(METHOD, 3)).toBe(METHOD);
  });

  it('of a tier come the best first', () => {
    expect(cellsOf(METHOD, 'B').map(keyOf)).toEqual(['3-2', '2-3', '3-1', '2-2', '1-3']);
  });

  it('fall to the next tier when theirs goes', () => {
    expect(withoutTierOfCells(METHOD, TIERS, 0).cells.some(({ tier }) => tier === 'A')).toBe(false);
    expect(cellAt(withoutTierOfCells(METHOD, TIERS, 2).cells, { value: 1, potential: 1 })?.tier).toBe('B');
  });
});
