// What a mapping form knows without asking the server: who is mapped to what, and what is still missing.
import type { ImportKind, Mapping, TargetField, UploadedFile } from '../api/types';

export const DEFAULT_MAX_BAD_SHARE = 0.05;
const DEFAULT_DATE_FORMATS = ['ISO'];
const DEFAULT_NULLS = ['NULL', 'N/A', '#N/A', 'NaN'];

export function emptyMapping(kind: ImportKind, source: string): Mapping {
  return {
    name: '',
    kind,
    source,
    columns: {},
    constants: {},
    dateFormats: DEFAULT_DATE_FORMATS,
    zone: null,
    decimal: 'POINT',
    creditNote: { by: 'NONE' },
    nonGoods: { codes: [], patterns: [] },
    nulls: DEFAULT_NULLS,
    maxBadShare: DEFAULT_MAX_BAD_SHARE,
    lookups: [],
    skipRows: 0,
    builtIn: false,
  };
}

/** A source name from a file name: "Online Retail (2010).csv.gz" becomes "online-retail-2010". */
export function sourceOf(fileName: string): string {
  const base = fileName.replace(/\.gz$/i, '').replace(/\.[a-z]+$/i, '');
  const slug = base
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'file';
}

/** The server's guesses, each target taken once: the first column that claims it keeps it. */
export function guessedColumns(file: UploadedFile, fields: TargetField[]): Record<string, string> {
  const known = new Set(fields.map((field) => field.id));
  const columns: Record<string, string> = {};
  for (const column of file.columns) {
    if (column.guess && known.has(column.guess) && !(column.guess in columns)) {
      columns[column.guess] = column.name;
    }
  }
  return columns;
}

export function setColumn(mapping: Mapping, field: string, column: string | null): Mapping {
  const { [field]: _, ...others } = mapping.columns;
  return { ...mapping, columns: column === null ? others : { ...others, [field]: column } };
}

export function setConstant(mapping: Mapping, field: string, value: string | null): Mapping {
  const { [field]: _, ...others } = mapping.constants;
  return { ...mapping, constants: value === null ? others : { ...others, [field]: value } };
}

export function isMapped(mapping: Mapping, field: string): boolean {
  return field in mapping.columns || (mapping.constants[field] ?? '') !== '';
}

export function missingFields(mapping: Mapping, fields: TargetField[]): TargetField[] {
  return fields.filter((field) => field.required && !isMapped(mapping, field.id));
}

/** Columns a mapping speaks of that this file does not have. */
export function strangeColumns(mapping: Mapping, file: UploadedFile): string[] {
  const present = new Set(file.columns.map((column) => column.name));
  return [...new Set(Object.values(mapping.columns))].filter((name) => !present.has(name));
}

export function toJson(mapping: Mapping): string {
  const { builtIn: _, ...document } = mapping;
  return JSON.stringify(document, null, 2);
}

/** Reads what was typed into the JSON view; everything it leaves out keeps the value it had. */
export function fromJson(text: string, before: Mapping): Mapping {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new SyntaxError('{ … }');
  }
  return { ...before, ...(parsed as Partial<Mapping>), builtIn: false };
}
