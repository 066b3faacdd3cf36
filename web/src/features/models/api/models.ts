import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema';
import { api } from '@/shared/api/client';

type Schemas = components['schemas'];
export type Models = Schemas['Models'];
export type ModelReport = Schemas['ModelReport'];
export type Report = Schemas['ScopeReport'];
export type Grade = Schemas['GradePart'];
export type GradeReport = Schemas['GradeReport'];
export type Churn = Schemas['ChurnPart'];
export type WorthView = Schemas['ModelCustomerWorthView'];
export type Worth = Schemas['CustomerWorth'];
export type ModelSettings = Schemas['ModelSettingsView'];
export type ModelSettingsChange = Schemas['ModelSettingsChange'];

const modelsQuery = queryOptions({ queryKey: ['models'], queryFn: () => api.get<Models>('/api/models') });

export function useModels() {
  return useQuery(modelsQuery);
}

export function useModelReport(scope: string, exists: boolean) {
  return useQuery({ queryKey: ['models', 'report', scope], queryFn: () => api.get<ModelReport>('/api/models/report', { query: { scope } }), enabled: exists });
}

export function useWorth(customerId: number) {
  return useQuery({ queryKey: ['customers', customerId, 'worth'], queryFn: () => api.get<WorthView>(`/api/customers/${customerId}/worth`) });
}

export function useModelSettings() {
  return useQuery({ queryKey: ['models', 'settings'], queryFn: () => api.get<ModelSettings>('/api/models/settings') });
}

export function useChangeModelSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: ModelSettingsChange) => api.put<ModelSettings>('/api/models/settings', wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models', 'settings'] }),
  });
}
