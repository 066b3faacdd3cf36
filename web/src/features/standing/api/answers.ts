import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/rest';
import type { Locale } from '@/shared/i18n/locale';

export type Answer = Schemas['Answer'];
export type Statement = Schemas['DecisionStatement'];
export type Question = 'why-not' | 'changes' | 'way';

interface Asked {
  tier?: string;
  since?: string;
  policy?: number;
}

/** Every answer has its sentences; what else it says is for programs. */
export function useAnswer(customerId: number, question: Question, asked: Asked, locale: Locale) {
  const path = `/api/customers/${customerId}/answers/${question}`;
  return useQuery({ queryKey: [path, asked, locale], queryFn: () => api.get<{ target?: string; answer: Answer }>(path, { query: { ...asked } }) });
}

/** Written once for each language it is looked at in: the server notes that it was. */
export function useStatement(customerId: number, language: Locale) {
  const path = `/api/customers/${customerId}/statement?language=${language}`;
  return useQuery({ queryKey: [path], queryFn: () => api.post<Statement>(path), staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false });
}
