import { useSyncExternalStore } from 'react';

const query = '(max-width: 899px)';

/** True on phones and small tablets, where the navigation becomes a drawer. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
