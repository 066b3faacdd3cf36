/** Shapes of the REST API as the pages use them. */
import type { ProblemBody } from "@/shared/api/problem";
import type { components } from './schema';

type Schemas = components['schemas'];
export type Localized = { en: string; zh: string };
export interface Page<T> { items: T[]; nextCursor: string | null }
export type Customer = Schemas['CustomerBody'];
export type OrderSummary = Schemas['OrderBodySummary'];
export type Order = Schemas['OrderBody'];
export type Overview = Schemas['Overview'];
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | { field: string; op: string; value?: unknown };
export interface Field { id: string; group: 'PROFILE'|'TIER'|'METRIC'|'CUSTOM'; type: 'TEXT'|'NUMBER'|'MONEY'|'DATE'|'CHOICE'|'COUNTRY'|'TAGS'|'BOOLEAN'; unit: string|null; title: Localized; sortable: boolean; operators: string[]; choices?: {value:string,title: Localized}[] }
export type Row = { id: number; [field: string]: unknown };
export interface Run { id: number; kind: string; state: string; asOf: string; startedAt: string; finishedAt: string|null; startedBy: string; millis: number|null; progress: { phase: string; done: number; total: number|null }; counts: Record<string, number>; provenance: Record<string, unknown>|null; error: ProblemBody|null; policies: {policyId: number, version: number, slug: string, title: Localized, changed: number, outputDigest: string}[] }
export type Explanation = Schemas['ExplanationViewsExplanation'];