import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@/api/types';
import { api } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import type { Locale } from '@/shared/i18n/locale';

export type Permission =
  | 'CUSTOMER_READ' | 'CUSTOMER_WRITE' | 'ORDER_READ' | 'ORDER_WRITE' | 'IMPORT_RUN' | 'IMPORT_READ' | 'POLICY_READ' | 'POLICY_WRITE'
  | 'POLICY_PUBLISH' | 'RUN_READ' | 'RUN_START' | 'EXPORT' | 'SETTINGS_READ' | 'SETTINGS_WRITE' | 'USER_ADMIN' | 'AUDIT_READ';

async function whoAmI(): Promise<Me | null> {
  try {
    return await api.get<Me>('/api/session');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
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
    await api.delete('/api/session');
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  };
}

/** The language goes with the person to the next browser; should the server not take it, this browser still keeps it. */
export function useRememberLocale(): (locale: Locale) => void {
  const queries = useQueryClient();
  return (locale) => {
    api.patch<Me>('/api/session', { locale }).then((me) => queries.setQueryData(sessionQuery.queryKey, me), () => undefined);
  };
}
