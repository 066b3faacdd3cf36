import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Mapping, MappingTargets } from './types';

const mappingsQuery = queryOptions({ queryKey: ['mappings'], queryFn: () => api.get<Mapping[]>('/api/mappings') });
const targetsQuery = queryOptions({ queryKey: ['mappings', 'targets'], queryFn: () => api.get<MappingTargets[]>('/api/mappings/targets'), staleTime: Infinity });

export const useMappings = () => useQuery(mappingsQuery);
export const useTargets = () => useQuery(targetsQuery);

const setsQuery = queryOptions({ queryKey: ['mappings', 'sets'], queryFn: () => api.get<Record<string, string[]>>('/api/mappings/sets') });

/** Mappings that together read one source of several files. */
export const useSets = () => useQuery(setsQuery).data ?? {};

const at = (name: string) => `/api/mappings/${encodeURIComponent(name)}`;

export function useSaveMapping() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mapping: Mapping) => api.put(at(mapping.name), mapping),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mappings'] }),
  });
}

export function useDeleteMapping() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (name: string) => api.delete(at(name)), onSuccess: () => queries.invalidateQueries({ queryKey: ['mappings'] }) });
}
