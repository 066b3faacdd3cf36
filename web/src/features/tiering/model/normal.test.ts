import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../api/types';
import { normal } from './normal';

describe('a document as it comes', () => {
  it('gets open ends for bands and an empty scope', () => {
    const written = JSON.stringify({
      slug: 'p', title: { en: 'p', zh: 'p' }, windowMonths: 12, value: 'net_revenue', tiers: [],
      method: { kind: 'scorecard', minCoverage: 0.5, criteria: [{ id: 'c', title: { en: 'c', zh: 'c' }, field: 'gross', weight: 1, scoring: { kind: 'bands', bands: [{ to: 2, points: 0 }, { from: 2, points: 100 }] } }] },
    });
    const document = normal(JSON.parse(written) as PolicyDocument);
    expect(document.scope).toBeNull();
    expect(document.rankWithin).toEqual([]);
    expect(document.method).toMatchObject({ criteria: [{ scoring: { bands: [{ from: null, to: 2 }, { from: 2, to: null }] } }] });
  });
});
