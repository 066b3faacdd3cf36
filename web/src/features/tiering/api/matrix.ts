import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { PolicyDocument } from './types';

export type Picture = Schemas['MatrixPicture'];
export type PictureCell = Schemas['MatrixPictureCell'];
export type Bubble = Schemas['MatrixPictureBubble'];

/** One trial of a matrix: what it would change, and where everybody lies. While lines move, the last answer stays on the screen. */
export function useMatrixTrial(document: PolicyDocument) {
  return useQuery({
    queryKey: ['policies', 'simulation', 'matrix', document],
    queryFn: ({ signal }) => api.post<Schemas['PolicyTrialMatrixResult']>('/api/policies/simulate/matrix', { document }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
