import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Condition } from '@/api/types';
import type { ListState, Sort } from '@/shared/condition/link';

export interface SavedView {
  id: number;
  name: string;
  shared: boolean;
  /** Whether the person who looks may change it. */
  mine: boolean;
  definition: { search?: string | null; filter?: Condition | null; sort?: Sort | null; columns?: string[] | null };
}

export interface ViewDraft {
  name: string;
  shared: boolean;
  definition: SavedView['definition'];
}

const key = ['views'];

export function useViews() {
  return useQuery({ queryKey: key, queryFn: () => api.get<SavedView[]>('/api/views') });
}

export function useSaveView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...draft }: ViewDraft & { id?: number }) => (id ? api.put<SavedView>(`/api/views/${id}`, draft) : api.create<SavedView>('/api/views', draft)),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useDeleteView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.delete(`/api/views/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function definitionOf(state: ListState): SavedView['definition'] {
  return { search: state.search || null, filter: state.filter ?? null, sort: state.sort ?? null, columns: state.columns ?? null };
}

export function stateOf(view: SavedView): ListState {
  const { search, filter, sort, columns } = view.definition;
  return { search: search ?? '', filter: filter ?? null, sort: sort ?? null, columns: columns ?? null, view: view.id };
}

export function differs(view: SavedView, state: ListState): boolean {
  return JSON.stringify(definitionOf(stateOf(view))) !== JSON.stringify(definitionOf(state));
}
