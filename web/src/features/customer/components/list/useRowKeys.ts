import { useEffect, useState } from 'react';
import { isTyping } from '@/shared/keyboard/useShortcut';

/** Arrow keys (or j and k) walk through the rows, Enter opens one. */
export function useRowKeys(count: number, open: (index: number) => void): number {
  const [active, setActive] = useState(-1);
  const at = Math.min(active, count - 1);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (isTyping(event.target) && !isSearch(event.target))) return;
      const step = event.key === 'ArrowDown' || (event.key === 'j' && !isTyping(event.target)) ? 1 : event.key === 'ArrowUp' || (event.key === 'k' && !isTyping(event.target)) ? -1 : 0;
      if (step !== 0 && count > 0) {
        event.preventDefault();
        const next = Math.max(0, Math.min(count - 1, at + step));
        setActive(next);
        document.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'Enter' && at >= 0 && !(event.target instanceof HTMLButtonElement) && !(event.target instanceof HTMLAnchorElement)) {
        open(at);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [at, count, open]);
  return at;
}

/** From the search box the arrows lead straight into the list. */
function isSearch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'search';
}
