import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import { normal, normalDetail } from '../model/normal';
import type { PlacedProblem, PolicyDetail, PolicyDocument, PolicySummary } from './types';

const YAML = 'application/yaml';

const policiesQuery = queryOptions({ queryKey: ['policies'], queryFn: () => api.get<PolicySummary[]>('/api/policies') });
export const policyQuery = (id: number) => queryOptions({ queryKey: ['policies', id], queryFn: async () => normalDetail(await api.get<PolicyDetail>(`/api/policies/${id}`)) });
const versionQuery = (id: number, number: number) =>
  queryOptions({ queryKey: ['policies', id, 'versions', number], queryFn: async () => normal((await api.get<{ document: PolicyDocument }>(`/api/policies/${id}/versions/${number}`)).document), staleTime: Infinity });

export const usePolicies = () => useQuery(policiesQuery);
export const usePolicy = (id: number) => useQuery(policyQuery(id));
export const useVersion = (id: number, number: number | null) => useQuery({ ...versionQuery(id, number ?? 0), enabled: number !== null });

/** Why the latest run could not calibrate the policy; empty when it could. */
export const useRefusals = (id: number) => useQuery({ queryKey: ['policies', id, 'refusals'], queryFn: () => api.get<PlacedProblem[]>(`/api/policies/${id}/refusals`) }).data ?? [];

/** The boundaries that the last run learned, written into the version it ran with. */
export async function fixedBoundaries(id: number): Promise<{ asOf: string; method: PolicyDocument['method'] }> {
  const fixed = await api.get<Schemas['CalibrationFixedBoundaries']>(`/api/policies/${id}/fixed-boundaries`);
  return { asOf: fixed.asOf, method: (fixed.document as unknown as PolicyDocument).method };
}

/** A version or draft of a policy that can be tried. */
export interface Candidate {
  /** Policy and version, in addresses. */
  key: string;
  policyId: number;
  title: PolicyDocument['title'];
  number: number;
  draft: boolean;
  document: PolicyDocument;
}

/** The draft of a policy and the version that is published. */
export const candidatesQuery = (id: number) =>
  queryOptions({
    ...policyQuery(id),
    select: (policy: PolicyDetail): Candidate[] => {
      const of = (document: PolicyDocument | null, draft: boolean): Candidate[] => {
        const number = draft ? (policy.versions.find(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW')?.number ?? 0) : (policy.publishedVersion ?? 0);
        return document ? [{ key: `${policy.id}-${draft ? 'draft' : number}`, policyId: policy.id, title: policy.title, number, draft, document }] : [];
      };
      return policy.retired ? [] : [...of(policy.draft, true), ...of(policy.document, false)];
    },
  });

function usePolicyChange<A, R>(change: (argument: A) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ['policies'], predicate: ({ queryKey }) => queryKey[1] !== 'simulation' }) });
}

export const useCreatePolicy = () => usePolicyChange((document: PolicyDocument) => api.create<PolicySummary>('/api/policies', { document }));
/** A draft of a policy that comes with the product. */
export const useCreateShipped = () => usePolicyChange((slug: string) => api.post<PolicyDetail>(`/api/policies/shipped/${slug}`));
export const useCreateFromYaml = () => usePolicyChange((yaml: string) => api.post<PolicySummary>('/api/policies', yaml, { headers: { 'Content-Type': YAML } }));
export const useDiscardDraft = () => usePolicyChange((id: number) => api.delete(`/api/policies/${id}/draft`));
export const usePublish = () => usePolicyChange(({ id, ...wanted }: { id: number; note: string; effectiveOn: string | null }) => api.post(`/api/policies/${id}/publish`, wanted));
export const useRetire = () => usePolicyChange(({ id, retired }: { id: number; retired: boolean }) => api.post(`/api/policies/${id}/retire`, { retired }));
export const usePutInForce = () => usePolicyChange((id: number) => api.post(`/api/policies/${id}/in-force`));

/** Saving a draft leaves the open editor alone: what is on the screen is newer than any answer. */
export const useSaveDraft = (id: number) => useMutation({ mutationFn: (document: PolicyDocument) => api.put(`/api/policies/${id}/draft`, { document }) });

/** A published version as a file to keep, diff and carry to another installation. */
export async function exportVersion(id: number, number: number, as: 'yaml' | 'json'): Promise<Blob> {
  const path = `/api/policies/${id}/versions/${number}`;
  if (as === 'json') {
    const { document } = await api.get<{ document: PolicyDocument }>(path);
    return new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' });
  }
  const response = await fetch(path, { headers: { Accept: YAML } });
  if (!response.ok) throw new Error(response.statusText);
  return response.blob();
}
