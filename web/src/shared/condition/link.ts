import type { Condition } from '@/api/types';

export interface Sort {
  field: string;
  desc: boolean;
}

export interface ListState {
  search?: string;
  filter?: Condition | null;
  sort?: Sort | null;
  columns?: string[] | null;
  view?: number | null;
  /** Tiers as they were on this day. */
  asOf?: string | null;
}

/** The address of the customer list in a given state: the list keeps all of it in its address, so links and the back button work. */
export function customersLink(state: ListState): string {
  const search = listParams(state).toString();
  return search === '' ? '/customers' : `/customers?${search}`;
}

export function listParams({ search, filter, sort, columns, view, asOf }: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (view) params.set('view', String(view));
  if (search) params.set('q', search);
  if (filter) params.set('filter', JSON.stringify(filter));
  if (sort) params.set('sort', `${sort.desc ? '-' : ''}${sort.field}`);
  if (columns && columns.length > 0) params.set('cols', columns.join(','));
  if (asOf) params.set('asOf', asOf);
  return params;
}

export function readListParams(params: URLSearchParams): ListState {
  const sort = params.get('sort');
  const view = Number(params.get('view'));
  return {
    search: params.get('q') ?? '',
    filter: readFilter(params.get('filter')),
    sort: sort ? { field: sort.replace(/^-/, ''), desc: sort.startsWith('-') } : null,
    columns: params.get('cols')?.split(',').filter(Boolean) ?? null,
    view: Number.isInteger(view) && view > 0 ? view : null,
    asOf: params.get('asOf'),
  };
}

/** An address that somebody cut in half must not break the page. */
function readFilter(text: string | null): Condition | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isCondition(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  if ('all' in value) return Array.isArray(value.all) && value.all.every(isCondition);
  if ('any' in value) return Array.isArray(value.any) && value.any.every(isCondition);
  if ('not' in value) return isCondition(value.not);
  return 'field' in value && typeof value.field === 'string' && 'op' in value && typeof value.op === 'string';
}

export function where(field: string, op: string, value?: unknown): Condition {
  return value === undefined ? { field, op } : { field, op, value };
}
