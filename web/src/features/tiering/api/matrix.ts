import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { PolicyDocument } from './types';

export type Picture = Schemas['MatrixPicture'];
export type PictureCell = Schemas['MatrixPictureCell'];
export type Bubble = Schemas['MatrixPictureBubble'];

/** Everybody placed in the matrix of a document, without keeping anything. While lines move, the last answer stays on the screen. */
export function usePicture(document: PolicyDocument) {
  return useQuery({
    queryKey: ['policies', 'simulation', 'matrix', document],
    queryFn: ({ signal }) => api.post<Schemas['PolicyTrialMatrixResult']>('/api/policies/simulate/matrix', { document }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
