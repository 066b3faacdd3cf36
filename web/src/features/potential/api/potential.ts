import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Potential = Schemas['PotentialBody'];
export type Kind = Schemas['PotentialBodyKindBody'];
export type Input = Schemas['PotentialBodyInput'];
export type Wanted = Schemas['PotentialWantedInput'];

const root = (customerId: number) => ['customers', customerId, 'potential'];

/** What holds; without a day what was observed up to today. */
export function usePotential(customerId: number, asOf?: string) {
  return useQuery({ queryKey: [...root(customerId), { asOf }], queryFn: () => api.get<Potential>(`/api/customers/${customerId}/potential`, { query: { asOf } }) });
}

/** Everything that was ever said of one kind, the latest observation first. */
export function useInputs(customerId: number, kind: string) {
  return useQuery({ queryKey: [...root(customerId), 'inputs', kind], queryFn: () => api.get<Input[]>(`/api/customers/${customerId}/potential-inputs`, { query: { kind } }) });
}

/** The customer is re-tiered at once: everything that shows its tier is asked anew, now and when that is done. */
const RE_TIERED_MILLIS = 1500;

function useChange<V>(change: (wanted: V) => Promise<Input>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      window.setTimeout(() => void queries.invalidateQueries(), RE_TIERED_MILLIS);
      return queries.invalidateQueries();
    },
  });
}

export const useRecord = (customerId: number) => useChange((wanted: Wanted) => api.create<Input>(`/api/customers/${customerId}/potential-inputs`, wanted));
export const useWithdraw = () => useChange(({ id, reason }: { id: number; reason: string }) => api.create<Input>(`/api/potential-inputs/${id}/withdrawal`, { reason }));
