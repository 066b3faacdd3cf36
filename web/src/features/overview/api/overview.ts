import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Overview } from '@/api/types';
import { api } from '@/shared/api/client';

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => api.get<Overview>('/api/overview', { signal }),
});

export function useOverview() {
  return useQuery(overviewQuery);
}
