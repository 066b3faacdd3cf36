import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';

type Schemas = components['schemas'];
export type Backtest = Schemas['BacktestView'];
export type Options = Schemas['BacktestOptions'];
export type Report = Schemas['BacktestReport'];
export type PolicyReport = Schemas['BacktestReportPolicyReport'];
export type Entrant = Schemas['BacktestJobEntrant'];
export type Pair = Schemas['BacktestReportPair'];
export type Proposal = Schemas['Proposal'];
export type StartBacktest = Schemas['StartBacktest'];
export type Policy = Schemas['PolicyViewsPolicySummary'];

const POLL_MILLIS = 700;

export function isOpen(state: string): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

const backtestsQuery = infiniteQueryOptions({
  queryKey: ['backtests'],
  queryFn: ({ pageParam }) => api.get<Page<Backtest>>('/api/backtests', { query: { cursor: pageParam, limit: 30 } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((job) => isOpen(job.state))) ? POLL_MILLIS : false),
});

export function useBacktests() {
  return useInfiniteQuery(backtestsQuery);
}

export function useBacktest(id: number) {
  return useQuery({
    queryKey: ['backtests', id],
    queryFn: () => api.get<Backtest>(`/api/backtests/${id}`),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data.state) ? POLL_MILLIS : false),
  });
}

export function useOptions() {
  return useQuery({ queryKey: ['backtests', 'options'], queryFn: () => api.get<Options>('/api/backtests/options') });
}

export function usePolicies() {
  return useQuery({ queryKey: ['policies'], queryFn: () => api.get<Policy[]>('/api/policies') });
}

export function useStartBacktest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: StartBacktest) => api.create<Backtest>('/api/backtests', wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['backtests'] }),
  });
}

export function useCancelBacktest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.post<Backtest | undefined>(`/api/backtests/${id}/cancel`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['backtests'] }),
  });
}

/** A person takes the proposal up as draft; publishing it goes its own way. */
export function useTakeProposal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ policy, document }: { policy: number; document: NonNullable<Proposal['document']> }) => api.put(`/api/policies/${policy}/draft`, { document }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
}
