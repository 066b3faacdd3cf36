import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Explanation, OrderSummary, Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Standing = Schemas['Standing'];
export type OtherStanding = Schemas['StandingOther'];
export type TimelineEntry = Schemas['StandingTimelineEntry'];

const root = (customerId: number) => `/api/customers/${customerId}`;

/** Without a day the standing of now. */
export function useStanding(customerId: number, asOf?: string) {
  const path = `${root(customerId)}/standing`;
  return useQuery({ queryKey: [path, { asOf }], queryFn: () => api.get<Standing>(path, { query: { asOf } }) });
}

/** Without a policy the one in force; without a day the standing of now. */
export function useExplanation(customerId: number, policy?: number, asOf?: string, enabled = true) {
  const path = `${root(customerId)}/explanation`;
  return useQuery({ queryKey: [path, { policy, asOf }], queryFn: () => api.get<Explanation>(path, { query: { policy, asOf } }), enabled });
}

/** Standings over time, newest first, page by page. */
export function useTierTimeline(customerId: number, policy?: number) {
  const path = `${root(customerId)}/tier-timeline`;
  return useInfiniteQuery({
    queryKey: [path, { policy }],
    queryFn: ({ pageParam }) => api.get<Page<TimelineEntry>>(path, { query: { policy, before: pageParam, limit: 8 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useEvidence(customerId: number, criterion: string, policy?: number, asOf?: string) {
  const path = `${root(customerId)}/evidence`;
  return useInfiniteQuery({
    queryKey: [path, { policy, criterion, asOf }],
    queryFn: ({ pageParam }) => api.get<Page<OrderSummary>>(path, { query: { policy, criterion, asOf, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
