import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Customer } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type CustomerMetrics = Omit<Schemas['CustomerMetricValues'], 'values'> & { values: Record<string, string | number | null> };
export type CustomerDraft = Schemas['CustomerWanted'];

export const customerQuery = (id: number) => queryOptions({ queryKey: ['customers', id], queryFn: ({ signal }) => api.get<Customer>(`/api/customers/${id}`, { signal }) });

export function useCustomer(id: number) {
  return useQuery(customerQuery(id));
}

export function useContacts(id: number) {
  return useQuery({ queryKey: ['customers', id, 'contacts'], queryFn: () => api.get<Schemas['Contact'][]>(`/api/customers/${id}/contacts`) });
}

export function useCustomerMetrics(id: number, asOf?: string) {
  return useQuery({ queryKey: ['customers', id, 'metrics', { asOf }], queryFn: () => api.get<CustomerMetrics>(`/api/customers/${id}/metrics`, { query: { asOf } }) });
}

/** Creates a customer, or changes the one with this id. */
export function useSaveCustomer(id?: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: CustomerDraft) => (id === undefined ? api.create<Customer>('/api/customers', draft) : api.patch<Customer>(`/api/customers/${id}`, draft)),
    onSuccess: async (customer) => {
      queries.setQueryData(customerQuery(customer.id).queryKey, customer);
      await queries.invalidateQueries({ queryKey: ['customer-search'] });
    },
  });
}
