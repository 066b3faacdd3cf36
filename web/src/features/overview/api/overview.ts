import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Overview } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type PastTier = Schemas['MovementSize'];

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => api.get<Overview>('/api/overview', { signal }),
});

export function useOverview() {
  return useQuery(overviewQuery);
}

/** Tiers of the policy in force as they were on a day. */
export function usePastTiers(asOf: string | undefined) {
  return useQuery({ queryKey: ['movement', 'tiers', asOf], queryFn: () => api.get<PastTier[]>('/api/movements/tiers', { query: { asOf } }), enabled: asOf !== undefined });
}
