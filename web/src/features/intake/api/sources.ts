import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';

export type Source = Schemas['SourceFolderListed'];

const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: () => api.get<Source[]>('/api/sources') });

/** Databases that the operator has described on the server. */
export const useSources = () => useQuery(sourcesQuery);

export function useImportSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.post<Schemas['SourceStarted']>(`/api/sources/${encodeURIComponent(name)}/import`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}
