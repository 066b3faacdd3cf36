import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { type DownloadedFile, type ExportFormat, api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Movement = Schemas['Movement'];
export type Rung = Schemas['MovementRung'];
export type Cell = Schemas['MovementCell'];
export type Reason = Schemas['MovementReason'];
export type Month = Schemas['MovementMonth'];
export type Stays = Schemas['MovementStays'];
export type Mover = Schemas['MovementMover'];
export type Past = Schemas['PastMovementsPast'];
export type Move = Cell['move'];

/** A policy, the one in force when there is none, and two days. */
export interface Period {
  policy?: string;
  from?: string;
  to?: string;
}

/** Which of those who moved; an empty tier is "no tier". */
export interface MoverFilter {
  fromTier?: string;
  toTier?: string;
  move?: Move;
  cause?: string;
  detail?: string;
  newDocuments?: boolean;
}

const ROOT = '/api/movements';
const POLL_MILLIS = 1000;

/** An empty value means something here: the address keeps it. */
function address(path: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

export function useMovement(period: Period) {
  return useQuery({
    queryKey: ['movement', 'between', period],
    queryFn: ({ signal }) => api.get<Movement>(address(ROOT, period), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.history?.pending ? POLL_MILLIS : false),
  });
}

export function useMonths(policy?: string) {
  return useQuery({ queryKey: ['movement', 'months', policy], queryFn: () => api.get<Month[]>(`${ROOT}/months`, { query: { policy } }) });
}

export function useStays(policy?: string) {
  return useQuery({ queryKey: ['movement', 'stays', policy], queryFn: () => api.get<Stays[]>(`${ROOT}/stays`, { query: { policy } }) });
}

const PAGE_SIZE = 50;

export function useMovers(period: Period, filter: MoverFilter) {
  return useInfiniteQuery({
    queryKey: ['movement', 'customers', period, filter],
    queryFn: ({ pageParam, signal }) => api.get<Page<Mover>>(address(`${ROOT}/customers`, { ...period, ...filter, cursor: pageParam, limit: PAGE_SIZE }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function exportMovers(period: Period, filter: MoverFilter, format: ExportFormat): Promise<DownloadedFile> {
  return api.file(address(`${ROOT}/customers/export`, { ...period, ...filter, format }));
}

/** Months of the past that no run has been as of. While runs look back, asked again and again. */
export function usePast(policy: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['movement', 'past', policy],
    queryFn: () => api.get<Past>(`${ROOT}/past`, { query: { policy } }),
    refetchInterval: ({ state }) => (state.data && state.data.open > 0 ? POLL_MILLIS : false),
    enabled,
  });
}

export function usePastRuns(policy?: string) {
  const queries = useQueryClient();
  const begun = () => queries.invalidateQueries({ queryKey: ['movement'] });
  const post = (path: string) => api.post<Past>(address(path, { policy }));
  const compute = useMutation({ mutationFn: () => post(`${ROOT}/past`), onSuccess: begun });
  const cancel = useMutation({ mutationFn: () => post(`${ROOT}/past/cancel`), onSuccess: begun });
  return { compute, cancel };
}
