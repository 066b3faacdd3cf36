import { describe, expect, it } from 'vitest';
import { normalPlace, problemsAt, problemsWithin } from './places';

const problem = (place: string) => ({ slug: 's', detail: 'd', place, error: true });

describe('places', () => {
  it('read pointers and paths alike', () => {
    for (const place of ['/method/segments/2/r', 'method.segments[2].r', '$.method.segments[2].r']) {
      expect(normalPlace(place)).toBe('method.segments.2.r');
    }
    expect(normalPlace(undefined)).toBe('');
  });

  it('are exact at a field and cover what is below a section', () => {
    const problems = [problem('method.segments[1].r'), problem('method.segments[11]'), problem('tiers')];
    expect(problemsAt(problems, 'method.segments.1')).toEqual([]);
    expect(problemsWithin(problems, 'method.segments.1')).toHaveLength(1);
    expect(problemsWithin(problems, 'method')).toHaveLength(2);
  });
});
