// Bands are [from, to): each begins where the one before it ends, so the editor keeps one list of inner boundaries.
import type { Band } from '../api/types';

export interface BandProblem {
  index: number;
  kind: 'gap' | 'overlap' | 'empty';
}

/** Moves the start of a band, and with it the end of the one before it. */
export function moveStart(bands: Band[], index: number, from: number | null): Band[] {
  return bands.map((band, i) => {
    if (i === index) {
      return { ...band, from };
    }
    return i === index - 1 ? { ...band, to: from } : band;
  });
}

export function setPoints(bands: Band[], index: number, points: number): Band[] {
  return bands.map((band, i) => (i === index ? { ...band, points } : band));
}

/** Splits a band in two; an open band is split at a rounder number beyond its closed end. */
export function split(bands: Band[], index: number): Band[] {
  const band = bands[index];
  if (!band) {
    return bands;
  }
  const at = middleOf(band);
  return [...bands.slice(0, index), { ...band, to: at }, { ...band, from: at }, ...bands.slice(index + 1)];
}

function middleOf({ from, to }: Band): number {
  if (from !== null && to !== null) {
    return (from + to) / 2;
  }
  if (from !== null) {
    return from === 0 ? 1 : from + Math.abs(from);
  }
  return to !== null ? to - Math.max(1, Math.abs(to) / 2) : 0;
}

/** Takes a band away; its neighbour grows into the room. */
export function remove(bands: Band[], index: number): Band[] {
  const gone = bands[index];
  if (!gone || bands.length === 1) {
    return bands;
  }
  const rest = bands.filter((_, i) => i !== index);
  if (index === 0) {
    return rest.map((band, i) => (i === 0 ? { ...band, from: gone.from } : band));
  }
  return rest.map((band, i) => (i === index - 1 ? { ...band, to: gone.to } : band));
}

export function bandProblems(bands: Band[]): BandProblem[] {
  return bands.flatMap((band, index): BandProblem[] => {
    const before = bands[index - 1];
    if (band.from !== null && band.to !== null && band.from >= band.to) {
      return [{ index, kind: 'empty' }];
    }
    if (!before || band.from === before.to) {
      return [];
    }
    const gap = band.from !== null && before.to !== null && band.from > before.to;
    return [{ index, kind: gap ? 'gap' : 'overlap' }];
  });
}
