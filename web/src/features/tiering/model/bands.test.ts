import { describe, expect, it } from 'vitest';
import type { Band } from '../api/types';
import { bandProblems, moveStart, remove, setPoints, split } from './bands';

const BANDS: Band[] = [
  { from: null, to: 1000, points: 20 },
  { from: 1000, to: 5000, points: 60 },
  { from: 5000, to: null, points: 100 },
];

describe('bands', () => {
  it('move their neighbour with them', () => {
    const moved = moveStart(BANDS, 1, 2000);
    expect(moved[0]).toEqual({ from: null, to: 2000, points: 20 });
    expect(moved[1]).toEqual({ from: 2000, to: 5000, points: 60 });
    expect(bandProblems(moved)).toEqual([]);
  });

  it('stay without gaps when split and joined again', () => {
    const finer = split(BANDS, 1);
    expect(finer).toHaveLength(4);
    expect(bandProblems(finer)).toEqual([]);
    expect(remove(finer, 2)).toEqual(BANDS);
  });

  it('can be split when they are open', () => {
    expect(bandProblems(split(BANDS, 0))).toEqual([]);
    expect(bandProblems(split(BANDS, 2))).toEqual([]);
  });

  it('never lose the last band', () => {
    const one: Band[] = [{ from: null, to: null, points: 50 }];
    expect(remove(one, 0)).toEqual(one);
  });

  it('keep the open end when the first one goes', () => {
    expect(remove(BANDS, 0)[0]).toEqual({ from: null, to: 5000, points: 60 });
  });

  it('show gaps, overlaps and empty bands', () => {
    expect(bandProblems([BANDS[0]!, { from: 2000, to: null, points: 1 }])).toEqual([{ index: 1, kind: 'gap' }]);
    expect(bandProblems([BANDS[0]!, { from: 500, to: null, points: 1 }])).toEqual([{ index: 1, kind: 'overlap' }]);
    expect(bandProblems(moveStart(BANDS, 1, 6000))).toEqual([{ index: 1, kind: 'empty' }]);
  });

  it('change points alone', () => {
    expect(setPoints(BANDS, 1, 70)[1]).toEqual({ from: 1000, to: 5000, points: 70 });
  });
});
