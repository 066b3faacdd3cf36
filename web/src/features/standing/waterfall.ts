import { addDecimals, isZero, subtractDecimals } from '@/shared/format/decimal';

export interface Contribution {
  criterion: string;
  contribution?: string | null;
}

/** One bar: from where the last one ended to where this one ends. Unknown contributions have no bar: unknown is not zero. */
export interface WaterfallStep {
  criterion: string;
  from: string;
  to: string;
  delta: string | null;
}

export interface Waterfall {
  steps: WaterfallStep[];
  total: string;
  /** What the contributions leave open; the server's figures add up, so anything but zero is worth showing. */
  rest: string;
}

export function waterfall(parts: readonly Contribution[], total: string | null | undefined): Waterfall {
  const steps: WaterfallStep[] = [];
  let at = '0';
  for (const part of parts) {
    const to = part.contribution ? addDecimals(at, part.contribution) : at;
    steps.push({ criterion: part.criterion, from: at, to, delta: part.contribution ?? null });
    at = to;
  }
  const sum = total ?? at;
  return { steps, total: sum, rest: subtractDecimals(sum, at) };
}

export function addsUp(fall: Waterfall): boolean {
  return isZero(fall.rest);
}
