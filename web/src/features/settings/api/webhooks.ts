import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Webhook = Schemas['Webhook'];
export type WantedWebhook = Schemas['WantedWebhook'];
export type Delivery = Schemas['Delivery'];
export type DeliveryState = Delivery['state'];
export const EVENT_TYPES: Webhook['types'] = ['PROMOTED', 'DEMOTED', 'RATED', 'UNRATED'];

const LIST = ['webhooks'];
const LOOK_AGAIN_MILLIS = 2000;
const DAY_MILLIS = 24 * 3600 * 1000;

const webhooksQuery = queryOptions({ queryKey: LIST, queryFn: () => api.get<Webhook[]>('/api/webhooks') });
export const useWebhooks = () => useQuery(webhooksQuery);

const deliveriesQuery = (webhook: number, state: DeliveryState | null) =>
  infiniteQueryOptions({
    queryKey: [...LIST, webhook, state],
    queryFn: ({ pageParam }) => api.get<Page<Delivery>>(`/api/webhooks/${webhook}/deliveries`, { query: { state, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.items.some((delivery) => delivery.state === 'WAITING') ? LOOK_AGAIN_MILLIS : false),
  });
export const useDeliveries = (webhook: number, state: DeliveryState | null) => useInfiniteQuery(deliveriesQuery(webhook, state));

function useChange<A, R>(change: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: LIST }) });
}

/** Adds one, or changes the one with this id; only a new one comes with a secret. */
export const useSaveWebhook = (id?: number) =>
  useChange(async (wanted: WantedWebhook): Promise<{ webhook: Webhook; secret?: string }> =>
    id === undefined ? api.create<Schemas['WebhooksCreated']>('/api/webhooks', wanted) : { webhook: await api.put<Webhook>(`/api/webhooks/${id}`, wanted) });
export const useRemoveWebhook = () => useChange((id: number) => api.delete(`/api/webhooks/${id}`));
export const useTestWebhook = () => useChange((id: number) => api.post<Delivery>(`/api/webhooks/${id}/test`));
export const useReplay = () => useChange((delivery: number) => api.post<Delivery>(`/api/webhooks/deliveries/${delivery}/replay`));
/** Everything of the last 24 hours. */
export const useReplayDay = (id: number) => useChange(() => api.post(`/api/webhooks/${id}/replay`, { since: new Date(Date.now() - DAY_MILLIS).toISOString() }));
