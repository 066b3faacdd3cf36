// Problems name a place in the document. Pointers (/method/segments/2) and paths (method.segments[2]) are read alike.
import type { PlacedProblem } from '../api/types';

/** Advice does not stand in the way of publishing. */
export function errorsOf(problems: PlacedProblem[]): PlacedProblem[] {
  return problems.filter((problem) => problem.error !== false);
}

export function normalPlace(place: string | undefined): string {
  return (place ?? '')
    .replace(/^[$/.]+/, '')
    .replace(/\[(\w+)\]/g, '.$1')
    .replace(/\//g, '.');
}

export function problemsAt(problems: PlacedProblem[], place: string): PlacedProblem[] {
  return problems.filter((problem) => normalPlace(problem.place) === place);
}

export function problemsWithin(problems: PlacedProblem[], place: string): PlacedProblem[] {
  return problems.filter((problem) => {
    const at = normalPlace(problem.place);
    return at === place || at.startsWith(`${place}.`);
  });
}
