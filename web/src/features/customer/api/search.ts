import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Condition, Field, Page, Row } from '@/api/types';
import { type DownloadedFile, type ExportFormat, api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { ListState, Sort } from '@/shared/condition/link';

const PAGE_SIZE = 50;

interface SearchRequest {
  search?: string;
  filter?: Condition;
  sort?: Sort;
  columns?: string[];
  asOf?: string;
}

function requestOf(state: ListState): SearchRequest {
  return { search: state.search || undefined, filter: state.filter ?? undefined, sort: state.sort ?? undefined, columns: state.columns ?? undefined, asOf: state.asOf ?? undefined };
}

export function useCustomerFields() {
  return useQuery({ queryKey: ['customer-fields'], queryFn: () => api.get<Field[]>('/api/customer-fields'), staleTime: 5 * 60 * 1000 });
}

/** Pages of the list, one after another; the rows on the screen stay until the next ones are there. */
export function useCustomerSearch(state: ListState, enabled: boolean) {
  const request = requestOf(state);
  return useInfiniteQuery({
    queryKey: ['customer-search', request],
    queryFn: ({ pageParam, signal }) => api.post<Page<Row>>('/api/customer-search', { ...request, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useCustomerCount(state: ListState) {
  const { search, filter, asOf } = requestOf(state);
  return useQuery({
    queryKey: ['customer-search', 'count', { search, filter, asOf }],
    queryFn: ({ signal }) => api.post<Schemas['CustomerListsTotal']>('/api/customer-search/count', { search, filter, asOf }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function exportCustomers(state: ListState, format: ExportFormat): Promise<DownloadedFile> {
  return api.file('/api/customer-search/export', { ...requestOf(state), format });
}
