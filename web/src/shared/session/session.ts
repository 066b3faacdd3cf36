import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answer, rest } from '@/shared/api/rest';
import type { Locale } from '@/shared/i18n/locale';

export type Me = Schemas['SessionMe'];
export type Permission = Me['permissions'][number];

/** Nobody is an answer, too: the server then says nothing. */
async function whoAmI(): Promise<Me | null> {
  const { data } = await rest.GET('/api/session');
  return data ?? null;
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: whoAmI, staleTime: Infinity });

export function useSession() {
  return useQuery(sessionQuery);
}

export function useMe(): Me | null {
  return useSession().data ?? null;
}

/** Hides what the server would refuse anyway; the server stays the judge. */
export function useCan(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await rest.DELETE('/api/session');
    // The pages watch this very query: it is told, not thrown away with the rest.
    queries.setQueryData(sessionQuery.queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };
}

/** The language goes with the person to the next browser; should the server not take it, this browser still keeps it. */
export function useRememberLocale(): (locale: Locale) => void {
  const queries = useQueryClient();
  return (locale) => {
    answer(rest.PATCH('/api/session', { body: { locale } })).then((me) => queries.setQueryData(sessionQuery.queryKey, me), () => undefined);
  };
}
