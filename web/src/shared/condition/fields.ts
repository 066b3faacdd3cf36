import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Field } from '@/api/types';
import { api } from '@/shared/api/client';

const FRESH_MILLIS = 5 * 60 * 1000;

export const fieldsQuery = queryOptions({ queryKey: ['customer-fields'], queryFn: () => api.get<Field[]>('/api/customer-fields'), staleTime: FRESH_MILLIS });

/** Everything known of a customer that conditions, policies and lists can use. */
export function useFields(): Field[] {
  return useQuery(fieldsQuery).data ?? [];
}
