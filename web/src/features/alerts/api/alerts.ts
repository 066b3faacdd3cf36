import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Alert = Schemas['Alert'];
export type AlertKind = Alert['kind'];
export type AlertState = Alert['state'];
export type AlertRule = Schemas['AlertRuleBody'];
export const KINDS: AlertKind[] = ['WILL_DROP', 'DEMOTED', 'TIER_SHRINKS', 'COUNTRY_LOSES'];

export interface AlertFilter {
  state?: AlertState;
  kind?: AlertKind;
  owner?: string;
}

const LOOK_AGAIN_MILLIS = 60_000;

const countQuery = queryOptions({ queryKey: ['alerts', 'count'], queryFn: () => api.get<Schemas['AlertCount']>('/api/alerts/count'), refetchInterval: LOOK_AGAIN_MILLIS });
const rulesQuery = queryOptions({ queryKey: ['alert-rules'], queryFn: () => api.get<AlertRule[]>('/api/alert-rules') });
const ownersQuery = queryOptions({ queryKey: ['alert-owners'], queryFn: () => api.get<Schemas['AlertOwner'][]>('/api/alert-owners') });

const pages = (filter: AlertFilter) =>
  infiniteQueryOptions({
    queryKey: ['alerts', filter],
    queryFn: ({ pageParam }) => api.get<Page<Alert>>('/api/alerts', { query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useAlerts = (filter: AlertFilter) => useInfiniteQuery(pages(filter));
export const useAlertCount = (enabled: boolean) => useQuery({ ...countQuery, enabled });
export const useAlertRules = () => useQuery(rulesQuery);
export const useAlertOwners = () => useQuery(ownersQuery);

function useChange<V>(list: string, change: (wanted: V) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: [list] }) });
}

export const useCloseAlert = () => useChange('alerts', ({ id, how, remark }: { id: number; how: 'handle' | 'dismiss'; remark: string }) => api.post(`/api/alerts/${id}/${how}`, { remark }));
export const useAssignAlert = () => useChange('alerts', ({ id, owner }: { id: number; owner: string }) => api.post(`/api/alerts/${id}/assign`, { owner }));
export const useSaveRule = () => useChange('alert-rules', ({ kind, ...rule }: { kind: AlertKind; enabled: boolean; threshold: number; minimum: number; owner: string | null }) => api.put(`/api/alert-rules/${kind}`, rule));
