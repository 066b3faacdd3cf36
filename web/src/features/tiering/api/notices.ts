import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Notice = Schemas['Notice'];

const root = (policy: number) => `/api/policies/${policy}/notices`;

const pages = (policy: number) =>
  infiniteQueryOptions({
    queryKey: ['notices', policy],
    queryFn: ({ pageParam }) => api.get<Page<Notice>>(root(policy), { query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useNotices = (policy: number) => useInfiniteQuery(pages(policy));

export function useNoticeCount(policy: number | undefined) {
  return useQuery({ queryKey: ['notices', policy, 'count'], queryFn: () => api.get<{ customers: number }>(`${root(policy ?? 0)}/count`), enabled: policy !== undefined }).data?.customers ?? 0;
}
