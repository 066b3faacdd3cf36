import { describe, expect, it } from 'vitest';
import type { RfmSegment } from '../api/types';
import { gridOf, gridProblems, paint, rectanglesOf } from './segments';

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

  it('turns every painted segment back into the rectangle it came from', () => {
    const grid = gridOf(NAMED, 5);
    for (const { id, r, f } of NAMED) {
      expect(rectanglesOf(grid, id)).toEqual([{ r, f }]);
    }
  });

  it('splits an L shape into two rectangles', () => {
    const grid = paint(gridOf([segment('a', [1, 2], [1, 2]), segment('b', [3, 3], [1, 3])], 3), 3, 1, 'a');
    expect(rectanglesOf(grid, 'a')).toHaveLength(2);
  });

  it('gives a painted cell to the new segment and takes it from the old one', () => {
    const grid = paint(gridOf(NAMED, 5), 5, 5, 'loyal');
    expect(grid[4]![4]).toBe('loyal');
    expect(rectanglesOf(grid, 'champion')).toEqual([{ r: [5, 5], f: [4, 4] }]);
  });
});
