import type { Explanation } from '@/api/types';
import { isZero, subtractDecimals } from '@/shared/format/decimal';

type Part = Explanation['parts'][number];

export interface Change {
  criterion: string;
  before: Part | undefined;
  now: Part | undefined;
  /** What the change added to the score. */
  delta: string;
}

/** Criteria whose value or contribution differs, in the order of the policy, vanished ones last. */
export function changesBetween(before: Explanation, now: Explanation): Change[] {
  const old = new Map(before.parts.map((part) => [part.criterion, part]));
  const kept = now.parts.map((part) => change(part.criterion, old.get(part.criterion), part));
  const gone = before.parts.filter((part) => !now.parts.some((candidate) => candidate.criterion === part.criterion)).map((part) => change(part.criterion, part, undefined));
  return [...kept, ...gone].filter((entry) => !isZero(entry.delta) || String(entry.before?.raw ?? '') !== String(entry.now?.raw ?? ''));
}

function change(criterion: string, before: Part | undefined, now: Part | undefined): Change {
  return { criterion, before, now, delta: subtractDecimals(now?.contribution ?? '0', before?.contribution ?? '0') };
}
