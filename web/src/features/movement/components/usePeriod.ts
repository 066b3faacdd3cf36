import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Period } from '../api/movements';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The address is the state: reload, back, forward and a sent link show the same. */
export function usePeriod(): [Period, (change: Partial<Period>) => void] {
  const [params, setParams] = useSearchParams();
  const period = useMemo<Period>(() => {
    const day = (name: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? undefined) : undefined);
    return { policy: params.get('policy') ?? undefined, from: day('from'), to: day('to') };
  }, [params]);
  const change = useCallback(
    (part: Partial<Period>) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(part)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      }),
    [setParams],
  );
  return [period, change];
}
