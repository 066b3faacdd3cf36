import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';

export interface Organisation {
  name: string;
  baseCurrency: string;
  zone: string;
  demo: { source: string; shiftedDays: number } | null;
  factsExist: boolean;
}

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => api.get<Organisation>('/api/organisation'),
  staleTime: 5 * 60 * 1000,
});

export function useOrganisation(): Organisation | undefined {
  return useQuery(organisationQuery).data;
}
