import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, type DownloadedFile, type ExportFormat } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { PolicyDocument } from './types';

export type Simulated = Schemas['PolicyTrialSimulateResult'];
export type Simulation = Schemas['Simulation'];
export type Move = Schemas['SimulationMoved']['move'];
export type Mover = Schemas['PolicyTrialMoverBody'];

/** Which movers; an empty text is "no tier", or "unknown". */
export interface MoversFilter {
  from?: string;
  to?: string;
  moves?: Move[];
  segment?: string;
  value?: string;
}

export const SEGMENTS = ['lifecycle', 'type', 'industry', 'region', 'size_class'] as const;
export type Segment = (typeof SEGMENTS)[number];

export const MOVES: Move[] = ['UP', 'DOWN', 'IN', 'OUT', 'ACROSS'];

export const simulationQuery = (document: PolicyDocument, segment: Segment = 'lifecycle') =>
  queryOptions({
    queryKey: ['policies', 'simulation', document, segment],
    queryFn: ({ signal }) => api.post<Simulated>('/api/policies/simulate', { document, segment }, { signal }),
    gcTime: 60_000,
  });

/** The rules tried on everybody, without keeping anything. While they change, the last answer stays on the screen. */
export const useSimulation = (document: PolicyDocument, segment: Segment) => useQuery({ ...simulationQuery(document, segment), placeholderData: keepPreviousData });

export function useMovers(document: PolicyDocument, filter: MoversFilter, offset: number, limit: number) {
  return useQuery({
    queryKey: ['policies', 'simulation', 'movers', document, filter, offset, limit],
    queryFn: ({ signal }) => api.post<Schemas['PolicyTrialMoversResult']>('/api/policies/simulate/movers', { document, filter, offset, limit }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

export function exportMovers(document: PolicyDocument, filter: MoversFilter, format: ExportFormat): Promise<DownloadedFile> {
  return api.file('/api/policies/simulate/movers/export', { document, filter, format });
}
