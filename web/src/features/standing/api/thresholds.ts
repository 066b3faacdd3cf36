import { useQuery } from '@tanstack/react-query';
import type { Localized } from '@/api/types';
import { api } from '@/shared/api/client';

/** From which score on a tier begins, and its place on the ladder. */
export interface Threshold {
  score: number;
  title: Localized;
  rank: number;
}

interface Rules {
  method: { kind: string };
  tiers: { title: Localized; enter?: number | null }[];
}

/** The lines that a score has to cross: only scorecards have them, the other methods place customers differently. */
export function useThresholds(policy: number, version: number, enabled: boolean): Threshold[] {
  const path = `/api/policies/${policy}/versions/${version}`;
  const { data } = useQuery({ queryKey: ['policies', policy, 'thresholds', version], queryFn: () => api.get<{ document: Rules }>(path), select: thresholdsOf, staleTime: Infinity, enabled });
  return data ?? NONE;
}

const NONE: Threshold[] = [];

function thresholdsOf({ document }: { document: Rules }): Threshold[] {
  if (document.method.kind !== 'scorecard') return NONE;
  return document.tiers.flatMap(({ title, enter }, index) => (enter === null || enter === undefined ? [] : [{ score: Number(enter), title, rank: index + 1 }]));
}
