import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { Condition } from '@/api/types';
import type { ListState, Sort } from '@/shared/condition/link';

/** What a view keeps; the contract leaves it open. */
export interface Definition {
  search?: string | null;
  filter?: Condition | null;
  sort?: Sort | null;
  columns?: string[] | null;
}

export type SavedView = Omit<Schemas['SavedView'], 'definition'> & { definition: Definition };
export type ViewDraft = Pick<SavedView, 'name' | 'shared' | 'definition'>;

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

export function definitionOf(state: ListState): Definition {
  return { search: state.search || null, filter: state.filter ?? null, sort: state.sort ?? null, columns: state.columns ?? null };
}

export function stateOf(view: SavedView): ListState {
  const { search, filter, sort, columns } = view.definition;
  return { search: search ?? '', filter: filter ?? null, sort: sort ?? null, columns: columns ?? null, view: view.id };
}

export function differs(view: SavedView, state: ListState): boolean {
  return canonical(definitionOf(stateOf(view))) !== canonical(definitionOf(state));
}

/** The database keeps members in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b))) : part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
