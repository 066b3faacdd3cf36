import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { PolicyVersionSummary } from './types';

export type Remark = Schemas['PolicyRemark'];
export type VersionDiff = Schemas['PolicyReviewVersionDiff'];

const key = (id: number, part: string) => ['policies', id, part];

/** What people said and did about a policy, oldest first. */
export const useRemarks = (id: number) => useQuery({ queryKey: key(id, 'remarks'), queryFn: () => api.get<Remark[]>(`/api/policies/${id}/remarks`) });

export const useDiff = (id: number, from: number, to: number, locale: string) =>
  useQuery({ queryKey: [...key(id, 'diff'), from, to, locale], queryFn: () => api.get<VersionDiff>(`/api/policies/${id}/diff`, { query: { from, to } }), enabled: from !== to });

export type Step = 'submit' | 'approve' | 'return' | 'cancel-scheduled';

function useChange<A>(change: (argument: A) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ['policies'], predicate: ({ queryKey }) => queryKey[1] !== 'simulation' }) });
}

/** One step of a draft on its way, with what somebody has to say about it. */
export const useStep = (id: number) => useChange(({ step, text }: { step: Step; text: string }) => api.post(`/api/policies/${id}/${step}`, { text: text.trim() || null }));

export const useComment = (id: number) => useChange(({ version, text }: { version: number; text: string }) => api.post(`/api/policies/${id}/remarks`, { version, text }));

export const usePolicySettings = () => useQuery({ queryKey: ['policy-settings'], queryFn: () => api.get<Schemas['PolicyReviewPolicySettings']>('/api/policy-settings') });

export function useSetApproval() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (approvalRequired: boolean) => api.put('/api/policy-settings', { approvalRequired }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policy-settings'] }),
  });
}

/** The version that is being written or reviewed. */
export function openVersion(versions: PolicyVersionSummary[]): PolicyVersionSummary | undefined {
  return versions.find(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW');
}
