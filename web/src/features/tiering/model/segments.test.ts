import { describe, expect, it } from 'vitest';
import type { RfmSegment } from '../api/types';
import { gridOf, gridProblems } from './segments';

const segment = (id: string, r: [number, number], f: [number, number]): RfmSegment => ({ id, title: { en: id, zh: id }, r, f });

const NAMED = [
  segment('hibernating', [1, 2], [1, 2]),
  segment('at-risk', [1, 2], [3, 4]),
  segment('cannot-lose', [1, 2], [5, 5]),
  segment('about-to-sleep', [3, 3], [1, 2]),
  segment('need-attention', [3, 3], [3, 3]),
  segment('loyal', [3, 4], [4, 5]),
  segment('promising', [4, 4], [1, 1]),
  segment('new', [5, 5], [1, 1]),
  segment('potential-loyalist', [4, 5], [2, 3]),
  segment('champion', [5, 5], [4, 5]),
];

describe('the segment grid', () => {
  it('is a complete and disjoint partition for the named segments', () => {
    expect(gridProblems(NAMED, 5)).toEqual({ empty: [], overlapping: [] });
  });

  it('finds a cell that nobody owns and one that two segments claim', () => {
    const problems = gridProblems([segment('a', [1, 1], [1, 2]), segment('b', [1, 2], [2, 2])], 2);
    expect(problems.empty).toEqual([{ r: 2, f: 1 }]);
    expect(problems.overlapping).toEqual([{ r: 1, f: 2, segments: ['a', 'b'] }]);
  });

  it('gives a cell to the first segment that covers it', () => {
    expect(gridOf([segment('a', [1, 1], [1, 2]), segment('b', [1, 2], [2, 2])], 2)).toEqual([['a', 'a'], [null, 'b']]);
  });
});
