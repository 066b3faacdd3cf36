import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { QuarantinedRow } from './types';

const at = (id: number) => `/api/imports/${id}/quarantine`;

const quarantineQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'quarantine'],
    queryFn: ({ pageParam }) => api.get<Page<QuarantinedRow>>(at(id), { query: { cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useQuarantine = (id: number) => useInfiniteQuery(quarantineQuery(id));

function useQuarantineChange<A>(change: (argument: A) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }) });
}

export const useCorrectRow = (id: number) =>
  useQuarantineChange(({ row, values }: { row: number; values: Record<string, string> }) => api.put(`${at(id)}/${row}`, { values }));

/** All open rows when none are named. */
export const useRetryRows = (id: number) => useQuarantineChange((rows: number[] | null) => api.post(`${at(id)}/retry`, rows === null ? {} : { rows }));

export const useDiscardRows = (id: number) => useQuarantineChange((rows: number[]) => api.post(`${at(id)}/discard`, { rows }));

export const useCorrectedFile = (id: number) =>
  useQuarantineChange((file: File) => {
    const form = new FormData();
    form.append('file', file);
    return api.post(`${at(id)}/file`, form);
  });

export const downloadQuarantine = (id: number) => api.file(`${at(id)}.csv`);
