import { useSyncExternalStore } from 'react';

/** Whether the server answered when it was last asked. A page that only polls would otherwise show its last figures for ever. */
let answers = true;
const listeners = new Set<() => void>();

export function heard(answered: boolean): void {
  if (answers === answered) return;
  answers = answered;
  listeners.forEach((changed) => changed());
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export const useServerAnswers = () => useSyncExternalStore(subscribe, () => answers);
