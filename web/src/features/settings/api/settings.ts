import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Organisation } from '@/shared/session/organisation';

export type Role = 'ADMIN' | 'ANALYST' | 'MANAGER' | 'VIEWER';
export const ROLES: Role[] = ['ADMIN', 'ANALYST', 'MANAGER', 'VIEWER'];

export interface User {
  id: number;
  username: string;
  displayName: string;
  role: Role;
  enabled: boolean;
  createdAt: string;
}

export interface ApiKey {
  id: number;
  name: string;
  role: Role;
  prefix?: string;
  createdAt: string;
  createdBy?: string;
  lastUsedAt: string | null;
  expiresAt?: string | null;
}

export interface AuditEntry {
  id: number;
  at: string;
  actor: string;
  kind: string;
  subject: string;
  details: Record<string, unknown>;
}

export interface RateCoverage {
  currency: string;
  base: string;
  rate: string;
  from: string;
  to: string;
  source: string;
  /** How many days have a rate. */
  rates: number;
}

const usersQuery = queryOptions({ queryKey: ['users'], queryFn: async () => listOf(await api.get<User[] | Page<User>>('/api/users')) });
const keysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: async () => listOf(await api.get<ApiKey[] | Page<ApiKey>>('/api/api-keys')) });
const ratesQuery = queryOptions({ queryKey: ['exchange-rates'], queryFn: async () => listOf(await api.get<RateCoverage[] | Page<RateCoverage>>('/api/exchange-rates')) });

function listOf<T>(answer: T[] | Page<T>): T[] {
  return Array.isArray(answer) ? answer : answer.items;
}

export const useUsers = () => useQuery(usersQuery);
export const useApiKeys = () => useQuery(keysQuery);
export const useRates = () => useQuery(ratesQuery);

/** A change that makes the named list stale. */
function useChange<A, R>(list: string, change: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: [list] }) });
}

export interface NewUser {
  username: string;
  displayName: string;
  role: Role;
  password: string;
}

export type UserChange = { id: number } & Partial<Pick<User, 'displayName' | 'role' | 'enabled'>> & { password?: string };

export const useAddUser = () => useChange('users', (user: NewUser) => api.create<User>('/api/users', user));
export const useChangeUser = () => useChange('users', ({ id, ...change }: UserChange) => api.patch<User>(`/api/users/${id}`, change));
export const useAddKey = () => useChange('api-keys', (key: { name: string; role: Role }) => api.create<ApiKey & { secret: string }>('/api/api-keys', key));
export const useRevokeKey = () => useChange('api-keys', (id: number) => api.delete(`/api/api-keys/${id}`));
export const useSaveOrganisation = () =>
  useChange('organisation', (organisation: Pick<Organisation, 'name' | 'baseCurrency' | 'zone'>) => api.put('/api/organisation', organisation));
export const useChangePassword = () => useMutation({ mutationFn: (change: { current: string; next: string }) => api.post('/api/session/password', change) });

const auditQuery = (kind: string | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', kind],
    queryFn: ({ pageParam }) => api.get<Page<AuditEntry>>('/api/audit', { query: { kind, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useAudit = (kind: string | null) => useInfiniteQuery(auditQuery(kind));
