import type { Localized } from '@/api/types';
import type { ProblemBody } from '@/shared/api/problem';

export type ImportKind = 'ORDER_LINES' | 'ORDERS' | 'CUSTOMERS' | 'CONTACTS' | 'PRODUCTS' | 'EXCHANGE_RATES';

export interface DetectedColumn {
  name: string;
  samples: string[];
  guess: string | null;
}

export interface UploadedFile {
  fileId: string;
  name: string;
  size: number;
  /** The files of a bundle; one name when it is a single file. */
  parts: string[];
  format: 'CSV' | 'XLSX';
  charset: string | null;
  delimiter: string | null;
  sheets: string[];
  columns: DetectedColumn[];
  suggestedMapping: string | null;
  suggestions: { mapping: string; score: number }[];
  /** What the columns suggest when no known mapping fits. */
  draft: Mapping;
}

export type CreditNoteRule = {
  by: 'NONE' | 'PREFIX' | 'COLUMN' | 'NEGATIVE_QUANTITY' | 'NEGATIVE_AMOUNT';
  value?: string | null;
  column?: string | null;
  signs?: 'AUTO' | 'AS_GIVEN' | 'NEGATE';
};

/** Another file of the bundle, found by key; its columns join the row as name.column. */
export interface Lookup {
  name: string;
  file: string;
  key: string;
  on: string;
}

export interface Mapping {
  name: string;
  kind: ImportKind;
  source: string;
  columns: Record<string, string>;
  constants: Record<string, string>;
  dateFormats: string[];
  zone: string | null;
  decimal: 'POINT' | 'COMMA';
  creditNote: CreditNoteRule;
  nonGoods: { codes: string[]; patterns?: string[] };
  nulls: string[];
  maxBadShare: number;
  charset?: string | null;
  delimiter?: string | null;
  sheet?: string | null;
  file?: string | null;
  lookups?: Lookup[];
  skipRows?: number;
  builtIn: boolean;
}

export interface TargetField {
  id: string;
  title: Localized;
  required: boolean;
  type: string;
}

export interface MappingTargets {
  kind: ImportKind;
  fields: TargetField[];
}

export interface RowProblem {
  column: string | null;
  value: string | null;
  slug: string;
  detail: string;
  hint: string | null;
}

export interface PreviewRow {
  row: number;
  values: Record<string, unknown>;
  problems: RowProblem[];
}

export type ImportState = 'CHECKING' | 'RUNNING' | 'DONE' | 'REFUSED' | 'CANCELLED' | 'FAILED' | 'INTERRUPTED';

export interface ImportCounts {
  linesNew: number;
  linesKnown: number;
  recordsStored?: number;
  documents: number;
  customersNew: number;
  unattributedLines: number;
  quarantined: number;
  unresolvedCountries: number;
}

export interface Import {
  id: number;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  mapping: string;
  source: string;
  startedAt: string;
  finishedAt: string | null;
  startedBy: string;
  phase: string;
  rowsTotal: number | null;
  rowsRead: number;
  rowsPerSecond: number;
  secondsLeft: number | null;
  counts: ImportCounts;
  badShare: number | null;
  problems: { slug: string; count: number; detail: string; hint?: string | null }[];
  error: ProblemBody | null;
  canCancel: boolean;
  canResume: boolean;
}

export interface QuarantinedRow {
  row: number;
  values: Record<string, string>;
  problems: RowProblem[];
  state: 'OPEN' | 'RETRIED' | 'DISCARDED';
  corrected: boolean;
}
