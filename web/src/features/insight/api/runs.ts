import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page, Run } from '@/api/types';
import { api } from '@/shared/api/client';

const POLL_MILLIS = 1000;

export function isActive(state: string): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

const runsQuery = infiniteQueryOptions({
  queryKey: ['runs'],
  queryFn: ({ pageParam }) => api.get<Page<Run>>('/api/runs', { query: { cursor: pageParam, limit: 30 } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((run) => isActive(run.state))) ? POLL_MILLIS : false),
});

export function useRuns() {
  return useInfiniteQuery(runsQuery);
}

const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: () => api.get<Run>(`/api/runs/${id}`),
    refetchInterval: ({ state }) => (state.data && isActive(state.data.state) ? POLL_MILLIS : false),
  });

export function useRun(id: number) {
  return useQuery(runQuery(id));
}

export function useStartRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asOf: string | null) => api.create<Run>('/api/runs', asOf === null ? {} : { asOf }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  });
}

export function useCancelRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.post<Run | undefined>(`/api/runs/${id}/cancel`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  });
}
