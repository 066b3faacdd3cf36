// Changes of a policy document that touch more than one place.
import type { Boundaries, Criterion, PolicyDocument, RfmMethod, RfmSegment, TierDefinition } from '../api/types';
import type { Rectangle } from './segments';

export function replaceAt<T>(list: T[], index: number, next: T): T[] {
  return list.map((item, i) => (i === index ? next : item));
}

export function without<T>(list: T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}

export function moved<T>(list: T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = without(list, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** An id that is not taken: name, name-2, name-3 … */
export function freeId(wanted: string, taken: string[]): string {
  let id = wanted;
  for (let n = 2; taken.includes(id); n++) id = `${wanted}-${n}`;
  return id;
}

function area({ r, f }: Rectangle): number {
  return (r[1] - r[0] + 1) * (f[1] - f[0] + 1);
}

/** The largest box of what remains of one box when another is cut out of it; null when nothing remains. */
export function cutOut(box: Rectangle, hole: Rectangle): Rectangle | null {
  const apart = hole.r[1] < box.r[0] || hole.r[0] > box.r[1] || hole.f[1] < box.f[0] || hole.f[0] > box.f[1];
  if (apart) return box;
  const remains: Rectangle[] = [
    { r: [box.r[0], hole.r[0] - 1], f: box.f },
    { r: [hole.r[1] + 1, box.r[1]], f: box.f },
    { r: box.r, f: [box.f[0], hole.f[0] - 1] },
    { r: box.r, f: [hole.f[1] + 1, box.f[1]] },
  ];
  const largest = remains.filter(({ r, f }) => r[0] <= r[1] && f[0] <= f[1]).sort((a, b) => area(b) - area(a))[0];
  return largest ?? null;
}

/** Gives a box of the grid to a segment; others shrink to what is left of them, and one that is covered whole goes. */
export function assignBox(document: PolicyDocument, method: RfmMethod, id: string, box: Rectangle): PolicyDocument {
  const segments = method.segments.flatMap((segment): RfmSegment[] => {
    if (segment.id === id) return [{ ...segment, ...box }];
    const left = cutOut(segment, box);
    return left ? [{ ...segment, r: left.r, f: left.f }] : [];
  });
  return withSegments(document, method, segments);
}

/** Keeps the tiers in step: a segment that is gone leaves its tier too. */
export function withSegments(document: PolicyDocument, method: RfmMethod, segments: RfmSegment[]): PolicyDocument {
  const ids = new Set(segments.map((segment) => segment.id));
  const tiers = document.tiers.map((tier) => ({ ...tier, segments: tier.segments?.filter((id) => ids.has(id)) }));
  return { ...document, method: { ...method, segments }, tiers };
}

/** A segment belongs to one tier: taking it into one takes it out of the others. */
export function assignSegments(tiers: TierDefinition[], index: number, segments: string[]): TierDefinition[] {
  return tiers.map((tier, i) => ({ ...tier, segments: i === index ? segments : tier.segments?.filter((id) => !segments.includes(id)) }));
}

/** A finer or coarser scale: boxes at the upper edge stay there, boundaries are cut or continued. */
export function rescaled(method: RfmMethod, scale: number): RfmMethod {
  const end = (at: number) => (at === method.scale ? scale : Math.min(at, scale));
  const segments = method.segments
    .filter((segment) => segment.r[0] <= scale && segment.f[0] <= scale)
    .map((segment): RfmSegment => ({ ...segment, r: [segment.r[0], end(segment.r[1])], f: [segment.f[0], end(segment.f[1])] }));
  const boundaries = method.boundaries && resized(method.boundaries, scale - 1);
  return { ...method, scale, segments, boundaries };
}

function resized(boundaries: Boundaries, count: number): Boundaries {
  const fit = (list: number[]) => Array.from({ length: count }, (_, i) => list[i] ?? (list.at(-1) ?? 0) + (i - list.length + 1));
  return { recency: fit(boundaries.recency), frequency: fit(boundaries.frequency), monetary: fit(boundaries.monetary) };
}

/** The part of the score that a criterion decides, 0..1. */
export function weightShare(criteria: Criterion[], criterion: Criterion): number {
  const total = criteria.reduce((sum, { weight }) => sum + Number(weight), 0);
  return total > 0 ? Number(criterion.weight) / total : 0;
}

/** A copy to begin a new policy with: everything but the names. */
export function copyOf(document: PolicyDocument, taken: string[]): PolicyDocument {
  const slug = freeId(`${document.slug}-copy`, taken);
  return { ...document, slug, title: { en: `${document.title.en} (copy)`, zh: `${document.title.zh}（副本）` } };
}
