import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Order, OrderSummary, Page } from '@/api/types';
import { api } from '@/shared/api/client';

export type OrderKind = OrderSummary['kind'];

const PAGE_SIZE = 10;

export function useOrders(path: string, kind?: OrderKind) {
  return useInfiniteQuery({
    queryKey: [path, { kind }],
    queryFn: ({ pageParam, signal }) => api.get<Page<OrderSummary>>(path, { query: { kind, cursor: pageParam, limit: PAGE_SIZE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useOrder(id: number) {
  return useQuery({ queryKey: ['orders', id], queryFn: () => api.get<Order>(`/api/orders/${id}`) });
}

export interface Unattributed {
  documents: number;
  lines: number;
  amountBase: string;
  firstOn: string | null;
  lastOn: string | null;
}

export function useUnattributed() {
  return useQuery({ queryKey: ['unattributed'], queryFn: () => api.get<Unattributed>('/api/unattributed') });
}
