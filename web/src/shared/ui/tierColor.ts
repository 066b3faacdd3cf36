/** From the strongest to the quietest; a ladder reads as one colour fading, not as a rainbow. */
export const TIER_COLORS = ['#2b4acb', '#5470e0', '#8198ee', '#a9b8f4', '#c6cfee', '#d7dbe6', '#e2e4ea'] as const;
const UNRANKED = '#c9ccd4';

export function tierColor(rank: number | null | undefined): string {
  if (!rank || rank < 1) return UNRANKED;
  return TIER_COLORS[Math.min(rank, TIER_COLORS.length) - 1] ?? UNRANKED;
}
