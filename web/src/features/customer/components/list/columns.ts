import type { Field } from '@/api/types';
import type { ListState } from '@/shared/condition/link';

/** The name always leads: it is the way to the customer. */
export const NAME = 'name';

const USUAL = [NAME, 'tier', 'country', 'net_revenue', 'revenue_growth', 'frequency', 'recency_days', 'lifecycle'];
export const USUAL_SORT = { field: 'net_revenue', desc: true };

export function shownColumns(chosen: readonly string[] | null | undefined, fields: readonly Field[]): Field[] {
  const ids = chosen && chosen.length > 0 ? chosen : USUAL;
  const known = ids.map((id) => fields.find((field) => field.id === id)).filter((field) => field !== undefined);
  const name = fields.find((field) => field.id === NAME);
  return name ? [name, ...known.filter((field) => field.id !== NAME)] : known;
}

/** What is really asked of the server: the usual columns and order where nothing is chosen. */
export function effectiveState(state: ListState, fields: readonly Field[]): ListState {
  const sortable = fields.some((field) => field.id === USUAL_SORT.field && field.sortable);
  return { ...state, columns: shownColumns(state.columns, fields).map((field) => field.id), sort: state.sort ?? (sortable ? USUAL_SORT : null) };
}

export function isRight(field: Field): boolean {
  return field.type === 'NUMBER' || field.type === 'MONEY';
}

export function widthOf(field: Field): number {
  if (field.id === NAME) return 260;
  switch (field.type) {
    case 'MONEY': return 150;
    case 'NUMBER': return 120;
    case 'DATE': return 130;
    case 'COUNTRY': return 160;
    case 'TAGS': return 180;
    case 'CHOICE':
    case 'TEXT':
    case 'BOOLEAN': return 140;
  }
}
