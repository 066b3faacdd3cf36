import { useEffect, useRef, useState } from 'react';

/** The value, following its changes at most once in so many milliseconds: unlike a debounced one it moves while somebody drags. */
export function useThrottled<T>(value: T, millis: number): T {
  const [followed, setFollowed] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      last.current = Date.now();
      setFollowed(value);
    }, Math.max(0, last.current + millis - Date.now()));
    return () => clearTimeout(timer);
  }, [value, millis]);
  return followed;
}
