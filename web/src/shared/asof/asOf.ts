import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PARAMETER = 'asOf';

/** The past day that a page shows, kept in its address; undefined is today. */
export function useAsOf(): [string | undefined, (day: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const given = params.get(PARAMETER) ?? '';
  const change = useCallback(
    (day: string | undefined) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        if (day) next.set(PARAMETER, day);
        else next.delete(PARAMETER);
        return next;
      }),
    [setParams],
  );
  return [DAY.test(given) ? given : undefined, change];
}

/** An address that goes on showing the same past day. */
export function withAsOf(path: string, day: string | undefined): string {
  return day ? `${path}${path.includes('?') ? '&' : '?'}${PARAMETER}=${day}` : path;
}

const historyQuery = queryOptions({
  queryKey: ['movement', 'history'],
  queryFn: () => api.get<Schemas['MovementKnown']>('/api/movements/history'),
  staleTime: 60_000,
});

/** From when to when the tiers in force are known. */
export function useTierHistoryDays() {
  return useQuery(historyQuery).data?.history ?? undefined;
}
