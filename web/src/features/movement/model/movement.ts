// What moved, arranged for tables and charts.
import type { Cell, Move, Movement, Rung } from '../api/movements';

/** A tier on one of the two days; null is no tier. */
export interface Place {
  tier: string | null;
  rung: Rung | null;
  /** 1 is the best, 0 for none. */
  rank: number;
}

/** The ladder, best first, with "no tier" last when somebody came from or went there. */
export function places(movement: Movement, side: 'from' | 'to'): Place[] {
  const ladder = movement.tiers.map((rung, index) => ({ tier: rung.tier, rung, rank: index + 1 }));
  const used = ladder.filter(({ rung }) => rung.before > 0 || rung.after > 0);
  const none = movement.cells.some((cell) => (cell[side] ?? null) === null);
  return none ? [...used, { tier: null, rung: null, rank: 0 }] : used;
}

export function cellAt(movement: Movement, from: string | null, to: string | null): Cell | undefined {
  return movement.cells.find((cell) => (cell.from ?? null) === from && (cell.to ?? null) === to);
}

export function sumOf(moved: Movement['moved'], move: Move): Movement['moved'][number] | undefined {
  return moved.find((sum) => sum.move === move && sum.customers > 0);
}

export function movedInAll(movement: Movement): number {
  return movement.cells.reduce((sum, cell) => sum + cell.customers, 0);
}

/** A flow between the sides of the Sankey picture; those who stayed are flows, too. */
export interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
  move: Move;
}

export function flows(movement: Movement, withStayed: boolean): Flow[] {
  const stayed: Flow[] = movement.tiers.filter((rung) => rung.stayed > 0).map((rung) => ({ from: rung.tier, to: rung.tier, customers: rung.stayed, move: 'STAYS' }));
  const moved: Flow[] = movement.cells.map((cell) => ({ from: cell.from ?? null, to: cell.to ?? null, customers: cell.customers, move: cell.move }));
  return withStayed ? [...stayed, ...moved] : moved;
}
