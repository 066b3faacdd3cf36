import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Import, Mapping } from './types';

const POLL_MILLIS = 700;

export function isActive(state: string): boolean {
  return state === 'CHECKING' || state === 'RUNNING';
}

const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam }) => api.get<Page<Import>>('/api/imports', { query: { cursor: pageParam, limit: 30 } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((item) => isActive(item.state))) ? POLL_MILLIS : false),
});

export const useImports = () => useInfiniteQuery(importsQuery);

const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => api.get<Import>(`/api/imports/${id}`),
    refetchInterval: ({ state }) => (state.data && isActive(state.data.state) ? POLL_MILLIS : false),
  });

export const useImport = (id: number) => useQuery(importQuery(id));

export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: { fileId: string; mapping: Mapping } | { fileId: string; mappingName: string }) => api.create<Import>('/api/imports', order),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

/** Cancels a running import or takes up one that stopped. */
export function useSteer(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: 'cancel' | 'resume') => api.post(`/api/imports/${id}/${action}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}
