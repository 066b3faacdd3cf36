import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type MetricDefinition = Schemas['MetricInfo'];

/** The catalogue of metrics: the server's definitions, in both languages. */
export function useMetricDefinitions() {
  return useQuery({ queryKey: ['metrics'], queryFn: () => api.get<MetricDefinition[]>('/api/metrics'), staleTime: Infinity });
}
