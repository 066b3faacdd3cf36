import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/api/types';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { Organisation } from '@/shared/session/organisation';

export type User = Schemas['User'];
export type Role = User['role'];
export const ROLES: Role[] = ['ADMIN', 'ANALYST', 'MANAGER', 'VIEWER'];
export type ApiKey = Schemas['ApiKey'];
export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'] & { id: number };
export type AuditEntry = Schemas['AuditTrailEntry'];
export type RateCoverage = Schemas['CatalogueSeriesBody'];

const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => api.get<User[]>('/api/users') });
const keysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: () => api.get<ApiKey[]>('/api/api-keys') });
const ratesQuery = queryOptions({ queryKey: ['exchange-rates'], queryFn: () => api.get<RateCoverage[]>('/api/exchange-rates') });

export const useUsers = () => useQuery(usersQuery);
export const useApiKeys = () => useQuery(keysQuery);
export const useRates = () => useQuery(ratesQuery);

/** A change that makes the named list stale. */
function useChange<A, R>(list: string, change: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: [list] }) });
}

export const useAddUser = () => useChange('users', (user: NewUser) => api.create<User>('/api/users', user));
export const useChangeUser = () => useChange('users', ({ id, ...change }: UserChange) => api.patch<User>(`/api/users/${id}`, change));
export const useAddKey = () => useChange('api-keys', (key: { name: string; role: Role }) => api.create<Schemas['ApiKeyCreatedKey']>('/api/api-keys', key));
export const useRevokeKey = () => useChange('api-keys', (id: number) => api.delete(`/api/api-keys/${id}`));
/** The history that comes along with Fenji: no connection is needed. */
export const useLoadEcbRates = () => useChange('exchange-rates', () => api.post<Schemas['SourceRatesLoaded']>('/api/exchange-rates/ecb'));
export const useSaveOrganisation = () =>
  useChange('organisation', (organisation: Pick<Organisation, 'name' | 'baseCurrency' | 'zone' | 'contact'>) => api.put('/api/organisation', organisation));
export const useChangePassword = () => useMutation({ mutationFn: (change: { current: string; next: string }) => api.post('/api/session/password', change) });

const auditQuery = (kind: string | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', kind],
    queryFn: ({ pageParam }) => api.get<Page<AuditEntry>>('/api/audit', { query: { kind, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useAudit = (kind: string | null) => useInfiniteQuery(auditQuery(kind));
