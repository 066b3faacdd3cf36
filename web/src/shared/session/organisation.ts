import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Schemas, answer, rest } from '@/shared/api/rest';

export type Organisation = Schemas['OrganisationView'];

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => answer(rest.GET('/api/organisation')),
  staleTime: 5 * 60 * 1000,
});

export function useOrganisation(): Organisation | undefined {
  return useQuery(organisationQuery).data;
}
