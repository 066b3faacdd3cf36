import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Explanation, OrderSummary, Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Standing = Schemas['Standing'];
export type OtherStanding = Schemas['StandingOther'];
export type HistoryEntry = Schemas['StandingHistoryEntry'];

const root = (customerId: number) => `/api/customers/${customerId}`;

export function useStanding(customerId: number) {
  const path = `${root(customerId)}/standing`;
  return useQuery({ queryKey: [path], queryFn: () => api.get<Standing>(path) });
}

/** Without a policy the one in force; without a day the standing of now. */
export function useExplanation(customerId: number, policy?: number, asOf?: string, enabled = true) {
  const path = `${root(customerId)}/explanation`;
  return useQuery({ queryKey: [path, { policy, asOf }], queryFn: () => api.get<Explanation>(path, { query: { policy, asOf } }), enabled });
}

export function useTierHistory(customerId: number, policy?: number) {
  const path = `${root(customerId)}/tier-history`;
  return useQuery({ queryKey: [path, { policy }], queryFn: () => api.get<HistoryEntry[]>(path, { query: { policy } }), select: newestFirst });
}

function newestFirst(entries: HistoryEntry[]): HistoryEntry[] {
  return [...entries].sort((a, b) => b.validFrom.localeCompare(a.validFrom));
}

export function useEvidence(customerId: number, criterion: string, policy?: number) {
  const path = `${root(customerId)}/evidence`;
  return useInfiniteQuery({
    queryKey: [path, { policy, criterion }],
    queryFn: ({ pageParam }) => api.get<Page<OrderSummary>>(path, { query: { policy, criterion, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
