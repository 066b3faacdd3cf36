import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema';
import type { Run } from '@/api/types';
import { api } from '@/shared/api/client';

type Schemas = components['schemas'];
export type Models = Schemas['Models'];
export type ModelReport = Schemas['ModelReport'];
export type Report = Schemas['ScopeReport'];
export type Grade = Schemas['GradePart'];
export type GradeReport = Schemas['GradeReport'];
export type NextOrderGrade = Schemas['NextOrderGrade'];
export type Churn = Schemas['ChurnPart'];
export type WorthView = Schemas['ModelCustomerWorthView'];
export type Worth = Schemas['CustomerWorth'];
export type ModelSettings = Schemas['ModelSettingsView'];
export type ModelSettingsChange = Schemas['ModelSettingsChange'];

const POLL_MILLIS = 1000;
/** Before the first models: they come soon after the first tiers. */
const SOON_MILLIS = 5000;

/** While a run is under way, what it will bring is waited for. */
const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: () => api.get<Models>('/api/models'),
  refetchInterval: ({ state }) => (state.data?.underWay ? POLL_MILLIS : false),
});

export function useModels() {
  return useQuery(modelsQuery);
}

/** The run of the models that is under way. */
export function useLearning(run: number) {
  return useQuery({ queryKey: ['runs', run], queryFn: () => api.get<Run>(`/api/runs/${run}`), refetchInterval: POLL_MILLIS });
}

export function useStartLearning() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.create<Run>('/api/runs', { work: 'MODELS' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
}

export function useModelReport(scope: string, run: number | null | undefined) {
  return useQuery({ queryKey: ['models', 'report', scope, run], queryFn: () => api.get<ModelReport>('/api/models/report', { query: { scope } }), enabled: typeof run === 'number', placeholderData: keepPreviousData });
}

export function useWorth(customerId: number) {
  return useQuery({ queryKey: ['customers', customerId, 'worth'], queryFn: () => api.get<WorthView>(`/api/customers/${customerId}/worth`), refetchInterval: ({ state }) => (state.data && !state.data.worth ? SOON_MILLIS : false) });
}

export function useModelSettings() {
  return useQuery({ queryKey: ['models', 'settings'], queryFn: () => api.get<ModelSettings>('/api/models/settings') });
}

export function useChangeModelSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: ModelSettingsChange) => api.put<ModelSettings>('/api/models/settings', wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
}
