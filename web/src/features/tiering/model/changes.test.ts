import { describe, expect, it } from 'vitest';
import type { PolicyDocument, RfmMethod, RfmSegment } from '../api/types';
import { assignBox, assignSegments, copyOf, cutOut, freeId, moved, rescaled, weightShare } from './changes';
import { gridProblems } from './segments';

const name = { en: 'n', zh: 'n' };
const segment = (id: string, r: [number, number], f: [number, number]): RfmSegment => ({ id, title: name, r, f });
const HALVES = [segment('low', [1, 2], [1, 5]), segment('high', [3, 5], [1, 5])];
const METHOD: RfmMethod = { kind: 'rfm', scale: 5, binning: 'fixed', boundaries: { recency: [1, 2, 3, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] }, frequencyMetric: 'frequency', monetaryMetric: 'net_revenue', segments: HALVES, minimumPopulation: 100 };
const DOCUMENT: PolicyDocument = {
  slug: 'p', title: name, windowMonths: 12, value: 'net_revenue', scope: null, rankWithin: [], method: METHOD,
  tiers: [{ id: 'a', title: name, segments: ['high'] }, { id: 'b', title: name, segments: ['low'] }],
};

describe('a box cut out of a box', () => {
  it('leaves the largest strip', () => {
    expect(cutOut({ r: [1, 5], f: [1, 5] }, { r: [5, 5], f: [5, 5] })).toEqual({ r: [1, 4], f: [1, 5] });
  });

  it('leaves nothing when it is covered', () => {
    expect(cutOut({ r: [2, 3], f: [2, 3] }, { r: [1, 5], f: [1, 5] })).toBeNull();
  });

  it('leaves it alone when they do not touch', () => {
    const box = { r: [1, 2], f: [1, 2] } as const;
    expect(cutOut({ r: [...box.r], f: [...box.f] }, { r: [4, 5], f: [1, 5] })).toEqual(box);
  });
});

describe('painting the grid', () => {
  it('gives the box to the segment and shrinks the neighbour', () => {
    const painted = assignBox(DOCUMENT, METHOD, 'high', { r: [2, 5], f: [1, 5] });
    expect((painted.method as RfmMethod).segments).toEqual([segment('low', [1, 1], [1, 5]), segment('high', [2, 5], [1, 5])]);
    expect(gridProblems((painted.method as RfmMethod).segments, 5).overlapping).toEqual([]);
  });

  it('drops a covered segment from the grid and from its tier', () => {
    const painted = assignBox(DOCUMENT, METHOD, 'high', { r: [1, 5], f: [1, 5] });
    expect((painted.method as RfmMethod).segments.map(({ id }) => id)).toEqual(['high']);
    expect(painted.tiers[1]?.segments).toEqual([]);
  });
});

describe('tiers', () => {
  it('share no segment', () => {
    expect(assignSegments(DOCUMENT.tiers, 0, ['high', 'low']).map(({ segments }) => segments)).toEqual([['high', 'low'], []]);
  });

  it('move within the ladder and no further', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('another scale', () => {
  it('keeps the partition when it grows and when it shrinks', () => {
    for (const scale of [3, 4, 7]) {
      const next = rescaled(METHOD, scale);
      expect(gridProblems(next.segments, scale)).toEqual({ empty: [], overlapping: [] });
      expect(next.boundaries?.recency).toHaveLength(scale - 1);
    }
  });
});

describe('names and weights', () => {
  it('finds a free id', () => {
    expect(freeId('gold', ['gold', 'gold-2'])).toBe('gold-3');
    expect(copyOf(DOCUMENT, ['p', 'p-copy']).slug).toBe('p-copy-2');
  });

  it('shares weights out', () => {
    const criterion = { id: 'c', title: name, field: 'gross', weight: 1, scoring: { kind: 'ramp' as const, from: 0, to: 1 } };
    const card = { kind: 'scorecard' as const, minCoverage: 0.5, criteria: [criterion, { ...criterion, weight: 3 }] };
    expect(weightShare(card.criteria, criterion)).toBe(0.25);
    expect(weightShare([{ ...criterion, weight: 0 }], { ...criterion, weight: 0 })).toBe(0);
  });
});
