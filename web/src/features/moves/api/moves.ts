import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Move = Schemas['Move'];

const MOST = 30;
/** The list of customers follows a little later than the standings. */
const LISTS_AFTER_MILLIS = 2500;

export const movesQuery = queryOptions({
  queryKey: ['moves'],
  queryFn: () => api.get<Move[]>('/api/standings/moves', { query: { limit: MOST } }),
  staleTime: Infinity,
});

export function useMoves() {
  return useQuery(movesQuery);
}

/** Listens while the page is open: new moves come on top, and whatever shows the customer is asked for anew. */
export function useLiveMoves() {
  const queries = useQueryClient();
  const ready = useMoves().isSuccess;
  useEffect(() => {
    if (!ready) return;
    const last = queries.getQueryData(movesQuery.queryKey)?.[0]?.id;
    const source = new EventSource(`/api/standings/stream${last === undefined ? '' : `?after=${last}`}`);
    let lists: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('move', (event: MessageEvent<string>) => {
      take(queries, JSON.parse(event.data) as Move);
      lists ??= setTimeout(() => {
        lists = undefined;
        void queries.invalidateQueries({ queryKey: ['customer-search'] });
      }, LISTS_AFTER_MILLIS);
    });
    return () => {
      source.close();
      clearTimeout(lists);
    };
  }, [queries, ready]);
}

function take(queries: QueryClient, move: Move) {
  queries.setQueryData(movesQuery.queryKey, (before = []) => [move, ...before.filter(({ id }) => id !== move.id)].slice(0, MOST));
  const paths = `/api/customers/${move.customerId}/`;
  void queries.invalidateQueries({
    predicate: ({ queryKey: [first, second] }) => (typeof first === 'string' && first.startsWith(paths)) || (first === 'customers' && second === move.customerId),
  });
}
