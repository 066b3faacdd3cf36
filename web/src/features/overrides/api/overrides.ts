import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Override = Schemas['OverrideBody'];
export type Wanted = Schemas['TierOverrideWanted'];

export const isOpen = ({ state }: Override): boolean => state === 'WAITING' || state === 'PLANNED' || state === 'IN_FORCE';

const all = (ended: boolean) => queryOptions({ queryKey: ['overrides', { ended }], queryFn: () => api.get<Override[]>('/api/overrides', { query: { ended } }) });

export function useOverrides(ended: boolean) {
  return useQuery(all(ended));
}

export function useCustomerOverrides(customerId: number) {
  return useQuery({ queryKey: ['overrides', { customerId }], queryFn: () => api.get<Override[]>(`/api/customers/${customerId}/overrides`) });
}

/** Whatever is done to an override changes a standing: everything that shows one is asked anew. */
function useChange<V>(change: (wanted: V) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries() });
}

export const useSetOverride = (customerId: number) => useChange((wanted: Wanted) => api.post<Override>(`/api/customers/${customerId}/overrides`, wanted));
export const useApproveOverride = () => useChange((id: number) => api.post<Override>(`/api/overrides/${id}/approve`));

/** The number that the person was shown goes with it: the server refuses another one. */
export const useEndOverrides = () => useChange(({ ids, reason }: { ids: number[]; reason: string }) => (ids.length === 1 ? api.post(`/api/overrides/${ids[0]}/end`, { reason }) : api.post('/api/overrides/end', { ids, count: ids.length, reason })));
export const useExtendOverrides = () => useChange(({ ids, endsOn }: { ids: number[]; endsOn: string | null }) => api.post('/api/overrides/extend', { ids, count: ids.length, endsOn }));
