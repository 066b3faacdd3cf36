// The R×F grid of an RFM policy, painted cell by cell. A segment is a rectangle in the document; the painter works on
// cells and finds the rectangles again.
import type { RfmSegment } from '../api/types';

export type Grid = (string | null)[][]; // grid[r - 1][f - 1]

export interface Rectangle {
  r: [number, number];
  f: [number, number];
}

export interface GridProblems {
  empty: { r: number; f: number }[];
  overlapping: { r: number; f: number; segments: string[] }[];
}

function emptyGrid(scale: number): Grid {
  return Array.from({ length: scale }, () => Array.from({ length: scale }, () => null));
}

function covers(segment: Rectangle, r: number, f: number): boolean {
  return segment.r[0] <= r && r <= segment.r[1] && segment.f[0] <= f && f <= segment.f[1];
}

function cellsOf(scale: number): { r: number; f: number }[] {
  const scores = Array.from({ length: scale }, (_, i) => i + 1);
  return scores.flatMap((r) => scores.map((f) => ({ r, f })));
}

/** The first segment that covers a cell owns it, as in the assignment itself. */
export function gridOf(segments: RfmSegment[], scale: number): Grid {
  const grid = emptyGrid(scale);
  for (const { r, f } of cellsOf(scale)) {
    grid[r - 1]![f - 1] = segments.find((segment) => covers(segment, r, f))?.id ?? null;
  }
  return grid;
}

export function gridProblems(segments: RfmSegment[], scale: number): GridProblems {
  const problems: GridProblems = { empty: [], overlapping: [] };
  for (const { r, f } of cellsOf(scale)) {
    const owners = segments.filter((segment) => covers(segment, r, f)).map((segment) => segment.id);
    if (owners.length === 0) {
      problems.empty.push({ r, f });
    } else if (owners.length > 1) {
      problems.overlapping.push({ r, f, segments: owners });
    }
  }
  return problems;
}

export function paint(grid: Grid, r: number, f: number, segment: string | null): Grid {
  return grid.map((row, i) => (i === r - 1 ? row.map((cell, j) => (j === f - 1 ? segment : cell)) : row));
}

/** Splits the cells of one segment into as few rectangles as a greedy sweep finds: widest run first, then downwards. */
export function rectanglesOf(grid: Grid, segment: string): Rectangle[] {
  const scale = grid.length;
  const taken = emptyGrid(scale);
  const free = (r: number, f: number) => grid[r]?.[f] === segment && taken[r]?.[f] === null;
  const rectangles: Rectangle[] = [];
  for (let r = 0; r < scale; r++) {
    for (let f = 0; f < scale; f++) {
      if (!free(r, f)) {
        continue;
      }
      let right = f;
      while (free(r, right + 1)) {
        right++;
      }
      let bottom = r;
      while (rowIsFree(free, bottom + 1, f, right)) {
        bottom++;
      }
      for (let i = r; i <= bottom; i++) {
        taken[i]!.fill(segment, f, right + 1);
      }
      rectangles.push({ r: [r + 1, bottom + 1], f: [f + 1, right + 1] });
    }
  }
  return rectangles;
}

function rowIsFree(free: (r: number, f: number) => boolean, r: number, from: number, to: number): boolean {
  for (let f = from; f <= to; f++) {
    if (!free(r, f)) {
      return false;
    }
  }
  return true;
}
