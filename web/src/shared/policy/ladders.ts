import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Localized } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

/** A tier as its policy names it, and its place on the ladder: 1 is the best. */
export interface Rung {
  title: Localized;
  rank: number;
}

export type Ladder = ReadonlyMap<string, Rung>;

export const policiesQuery = queryOptions({ queryKey: ['policies'], queryFn: () => api.get<Schemas['PolicyViewsPolicySummary'][]>('/api/policies') });

/** The ladder of a policy, or of the one in force. Old standings may name tiers that are gone: those have no rung. */
export function useLadder(policy?: number): Ladder {
  const { data } = useQuery(policiesQuery);
  return useMemo(() => {
    const found = data?.find((candidate) => (policy === undefined ? candidate.inForce : candidate.id === policy));
    return new Map(found?.tiers.map(({ tier, title }, index) => [tier, { title, rank: index + 1 }]));
  }, [data, policy]);
}
