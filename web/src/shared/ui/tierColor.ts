const COLORS = 6;

/** The colour of a place on the ladder, 1 the best: the same wherever a tier is shown. The colours live in base.css. */
export function tierColor(rank: number | null | undefined): string {
  return rank && rank >= 1 ? `var(--tier-${Math.min(rank, COLORS)})` : 'var(--line-2)';
}
