/** Shapes of the REST API as the pages use them; nearly all are the contract's own. */
import type { components } from './schema';

type Schemas = components['schemas'];
export type Localized = Schemas['Title'];
export type Customer = Schemas['CustomerBody'];
export type OrderSummary = Schemas['OrderBodySummary'];
export type Order = Schemas['OrderBody'];
export type Overview = Schemas['Overview'];
export type Explanation = Schemas['ExplanationViewsExplanation'];
export type Run = Schemas['Run'];
export type Field = Schemas['ListFieldCatalogueListField'];

/** Conditions are trees, which the contract leaves open. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | { field: string; op: string; value?: unknown };
/** A row of the list: its columns are those that were asked for. */
export type Row = { id: number; [field: string]: unknown };
export interface Page<T> { items: T[]; nextCursor?: string | null }
