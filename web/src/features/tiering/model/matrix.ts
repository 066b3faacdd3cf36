// The picture of a matrix policy: two scores of 0 to 100, lines that cut each into bands, a cell for each pair of bands.
import type { MatrixAxis, MatrixCell, MatrixMethod, PolicyDocument, TierDefinition } from '../api/types';

export const AXES = ['value', 'potential'] as const;
export type AxisName = (typeof AXES)[number];
export type Corner = Pick<MatrixCell, AxisName>;

export const TOP_SCORE = 100;
export const FEWEST_BANDS = 2;
export const MOST_BANDS = 5;
/** Bands are never narrower than this while lines are moved. */
const NARROWEST = 1;
const STEP = 1;
const BIG_STEP = 5;

/** Bands count from 1. A score at a line belongs to the better band. */
export function bandOf(boundaries: number[], score: number): number {
  return 1 + boundaries.filter((line) => line <= score).length;
}

export function cornerOf(method: MatrixMethod, point: Record<AxisName, number>): Corner {
  return { value: bandOf(method.value.boundaries, point.value), potential: bandOf(method.potential.boundaries, point.potential) };
}

export function cellAt<C extends Corner>(cells: readonly C[], corner: Corner): C | undefined {
  return cells.find((cell) => cell.value === corner.value && cell.potential === corner.potential);
}

export const keyOf = (corner: Corner) => `${corner.value}-${corner.potential}`;

/** From where to where a band reaches, in scores. */
export function reach(axis: MatrixAxis, band: number): { from: number; to: number } {
  const edges = [0, ...axis.boundaries, TOP_SCORE];
  return { from: edges[band - 1] ?? 0, to: edges[band] ?? TOP_SCORE };
}

/** Best potential first, and in it the least value first: the order in which the picture is read. */
export function inReadingOrder<C extends Corner>(cells: readonly C[]): C[] {
  return [...cells].sort((one, other) => other.potential - one.potential || one.value - other.value);
}

/** Where the picture has been touched, as a score. Value runs to the right, potential upwards. */
export function scoreAt(axis: AxisName, at: { x: number; y: number }, plot: { left: number; top: number; width: number; height: number }): number {
  const share = axis === 'value' ? (at.x - plot.left) / plot.width : 1 - (at.y - plot.top) / plot.height;
  return Math.min(1, Math.max(0, share)) * TOP_SCORE;
}

/** Where a score lies in the picture, in percent from the left or from below. */
export const percentOf = (score: number) => `${(score / TOP_SCORE) * 100}%`;

/** Moves a line: it snaps to whole scores and stays between its neighbours. */
export function moveLine(boundaries: number[], index: number, wanted: number): number[] {
  const lowest = Math.ceil((boundaries[index - 1] ?? 0) + NARROWEST);
  const highest = Math.floor((boundaries[index + 1] ?? TOP_SCORE) - NARROWEST);
  if (boundaries[index] === undefined || lowest > highest) return boundaries;
  const placed = Math.min(highest, Math.max(lowest, Math.round(wanted / STEP) * STEP));
  return placed === boundaries[index] ? boundaries : boundaries.map((line, i) => (i === index ? placed : line));
}

/** Where a key wants a line to be; null for keys that mean nothing to it. */
export function keyed(line: number, key: string, shift: boolean): number | null {
  const step = shift ? BIG_STEP : STEP;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return line + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return line - step;
    case 'PageUp':
      return line + BIG_STEP;
    case 'PageDown':
      return line - BIG_STEP;
    case 'Home':
      return 0;
    case 'End':
      return TOP_SCORE;
    default:
      return null;
  }
}

/** Half the width of a bubble: its area follows the revenue; who brought none is a dot. */
export function radiusOf(revenue: number, most: number, largest: number): number {
  const smallest = 3;
  return revenue > 0 && most > 0 ? smallest + (largest - smallest) * Math.sqrt(Math.min(1, revenue / most)) : smallest;
}

export function withAxis(document: PolicyDocument, method: MatrixMethod, name: AxisName, axis: Partial<MatrixAxis>): PolicyDocument {
  return { ...document, method: { ...method, [name]: { ...method[name], ...axis } } };
}

export function withCell(document: PolicyDocument, method: MatrixMethod, changed: MatrixCell): PolicyDocument {
  return { ...document, method: { ...method, cells: method.cells.map((cell) => (keyOf(cell) === keyOf(changed) ? changed : cell)) } };
}

/** Another number of bands: lines at equal steps, and each cell takes over what stood at its place of the old grid. */
export function withBands(method: MatrixMethod, bands: number): MatrixMethod {
  const before = method.value.boundaries.length + 1;
  if (bands === before) return method;
  const boundaries = Array.from({ length: bands - 1 }, (_, i) => Math.round(((i + 1) * TOP_SCORE) / bands));
  const old = (band: number) => Math.ceil((band * before) / bands);
  const cells = grid(bands).flatMap((corner): MatrixCell[] => {
    const cell = cellAt(method.cells, { value: old(corner.value), potential: old(corner.potential) });
    return cell ? [{ ...cell, ...corner }] : [];
  });
  return { ...method, value: { ...method.value, boundaries }, potential: { ...method.potential, boundaries }, cells };
}

/** All corners of a grid. */
export function grid(bands: number): Corner[] {
  const each = Array.from({ length: bands }, (_, i) => i + 1);
  return each.flatMap((value) => each.map((potential) => ({ value, potential })));
}

/** The cells that give a tier, the best first. */
export function cellsOf(method: MatrixMethod, tier: string | undefined): MatrixCell[] {
  return method.cells.filter((cell) => cell.tier === tier).sort((one, other) => other.value + other.potential - one.value - one.potential || other.value - one.value);
}

/** A tier goes; its cells fall to the next one, so that each still has one. */
export function withoutTierOfCells(method: MatrixMethod, tiers: TierDefinition[], index: number): MatrixMethod {
  const gone = tiers[index]?.id;
  const heir = tiers[index + 1]?.id ?? tiers[index - 1]?.id;
  if (!heir) return method;
  return { ...method, cells: method.cells.map((cell) => (cell.tier === gone ? { ...cell, tier: heir } : cell)) };
}
