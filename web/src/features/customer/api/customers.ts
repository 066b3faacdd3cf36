import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Customer } from '@/api/types';
import { api } from '@/shared/api/client';

export interface Contact {
  id: number;
  name: string;
  role: string | null;
  email: string | null;
  phone: string | null;
  language: string | null;
}

export interface MetricDefinition {
  id: string;
  title: { en: string; zh: string };
  definition: { en: string; zh: string };
  unit: string;
  direction: 'HIGH' | 'LOW' | 'NONE';
  window: string | null;
}

export interface CustomerMetrics {
  asOf: string | null;
  baseCurrency: string;
  values: Record<string, string | number | null>;
}

export type CustomerDraft = Partial<Omit<Customer, 'id' | 'createdAt' | 'updatedAt' | 'parentName' | 'countryGiven'>> & { name: string };

export const customerQuery = (id: number) => queryOptions({ queryKey: ['customers', id], queryFn: ({ signal }) => api.get<Customer>(`/api/customers/${id}`, { signal }) });

export function useCustomer(id: number) {
  return useQuery(customerQuery(id));
}

export function useContacts(id: number) {
  return useQuery({ queryKey: ['customers', id, 'contacts'], queryFn: () => api.get<Contact[]>(`/api/customers/${id}/contacts`) });
}

export function useMetricDefinitions() {
  return useQuery({ queryKey: ['metrics'], queryFn: () => api.get<MetricDefinition[]>('/api/metrics'), staleTime: Infinity });
}

export function useCustomerMetrics(id: number) {
  return useQuery({ queryKey: ['customers', id, 'metrics'], queryFn: () => api.get<CustomerMetrics>(`/api/customers/${id}/metrics`) });
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
