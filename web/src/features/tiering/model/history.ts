// Undo and redo for a document that is edited as a whole.
export interface History<T> {
  past: T[];
  present: T;
  future: T[];
  /** What the last change touched: quick changes of the same place (typing) become one step. */
  lastPlace: string | null;
}

const DEPTH = 100;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], lastPlace: null };
}

export function change<T>(history: History<T>, next: T, place: string | null = null): History<T> {
  if (Object.is(next, history.present)) {
    return history;
  }
  const merges = place !== null && place === history.lastPlace && history.past.length > 0;
  const past = merges ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: next, future: [], lastPlace: place };
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) {
    return history;
  }
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], lastPlace: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) {
    return history;
  }
  return { past: [...history.past, history.present], present: next, future, lastPlace: null };
}
