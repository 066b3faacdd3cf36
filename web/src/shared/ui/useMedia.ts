import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, now and when it changes. */
function useMedia(query: string): boolean {
  const subscribe = useCallback((changed: () => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, [query]);
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** True on phones and small tablets, where the navigation becomes a drawer. */
export const useNarrow = () => useMedia('(max-width: 899px)');

/** True where the system asks for dark colours; the page's own follow in base.css. */
export const useDark = () => useMedia('(prefers-color-scheme: dark)');
