// What a simulation says, arranged for tables and sentences.
import type { Localized } from '@/api/types';
import type { Move, Simulation } from '../api/simulation';

export type Measure = 'customers' | 'netRevenue' | 'expectedMargin';

export interface Place {
  /** Null is no tier. */
  tier: string | null;
  title: Localized | null;
  /** 1 is the best; 0 for none and for tiers of another ladder. */
  rank: number;
}

/** Where customers can come from, best first, no tier last. */
export function placesBefore(simulation: Simulation): Place[] {
  const tiers = simulation.against?.tiers ?? [];
  return [...tiers.map((rung, index) => ({ tier: rung.tier, title: rung.title, rank: index + 1 })), { tier: null, title: null, rank: 0 }];
}

/** Where they can go. A tier set by hand may be of an older ladder. */
export function placesAfter(simulation: Simulation): Place[] {
  const ladder = simulation.tiers.map((tier, index) => ({ tier: tier.tier, title: tier.title, rank: index + 1 }));
  const known = new Set(ladder.map((place) => place.tier));
  const others = new Set(simulation.flows.flatMap(({ to }) => (to && !known.has(to) ? [to] : [])));
  return [...ladder, ...[...others].map((tier) => ({ tier, title: { en: tier, zh: tier }, rank: 0 })), { tier: null, title: null, rank: 0 }];
}

const keyOf = (from: string | null | undefined, to: string | null | undefined) => `${from ?? ''}\u0000${to ?? ''}`;

/** Looks a cell of the matrix up. */
export function cells(simulation: Simulation): (from: string | null, to: string | null) => Simulation['flows'][number] | undefined {
  const byKey = new Map(simulation.flows.map((flow) => [keyOf(flow.from, flow.to), flow]));
  return (from, to) => byKey.get(keyOf(from, to));
}

/** Better is -1, worse is 1, 0 where nobody moves or two ladders cannot be compared. */
export function direction(from: string | null, to: string | null, ladder: string[]): -1 | 0 | 1 {
  if (from === to) return 0;
  if (from === null) return -1;
  if (to === null) return 1;
  const was = ladder.indexOf(from);
  const is = ladder.indexOf(to);
  if (was < 0 || is < 0) return 0;
  return is < was ? -1 : 1;
}

export function movedBy(moves: Simulation['moves'], move: Move): Simulation['moves'][number] | undefined {
  return moves.find((moved) => moved.move === move && moved.customers > 0);
}

export function movedInAll(moves: Simulation['moves']): number {
  return moves.reduce((sum, { move, customers }) => sum + (move === 'STAYS' ? 0 : customers), 0);
}

/** Cost of treatment in a year now and afterwards; null when no tier says one. */
export function costs(simulation: Simulation): { before: number; after: number } | null {
  const priced = simulation.tiers.filter((tier) => tier.cost !== null && tier.cost !== undefined);
  if (priced.length === 0) return null;
  return { before: priced.reduce((sum, tier) => sum + Number(tier.costBefore), 0), after: priced.reduce((sum, tier) => sum + Number(tier.cost), 0) };
}
