import { useEffect, useRef } from 'react';

const SEQUENCE_MILLIS = 1000;

/** Runs on a key ("/") or a sequence of keys ("g c"); never while somebody types. */
export function useShortcut(keys: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const sequence = keys.split(' ');
    let at = 0;
    let last = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      if (event.timeStamp - last > SEQUENCE_MILLIS) at = 0;
      last = event.timeStamp;
      at = event.key === sequence[at] ? at + 1 : event.key === sequence[0] ? 1 : 0;
      if (at < sequence.length) return;
      at = 0;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys, enabled]);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="dialog"], [role="combobox"]') !== null;
}
