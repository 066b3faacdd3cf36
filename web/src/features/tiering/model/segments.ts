// The R×F grid of an RFM policy, cell by cell. A segment is a rectangle in the document.
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
