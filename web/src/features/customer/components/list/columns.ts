import type { Field } from '@/api/types';
import type { ListState } from '@/shared/condition/link';

/** The name always leads: it is the way to the customer. */
export const NAME = 'name';

const USUAL = [NAME, 'tier', 'country', 'net_revenue', 'revenue_growth', 'frequency', 'recency_days', 'lifecycle'];
export const USUAL_SORT = { field: 'net_revenue', desc: true };
/** Of a past day. */
const USUAL_THEN = [NAME, 'tier', 'tier_since', 'score', 'country', 'region'];
const USUAL_SORT_THEN = { field: 'tier', desc: false };

/** The fields that a list has: as of a past day only those that are known for it. */
export function fieldsOf(state: ListState, fields: readonly Field[]): readonly Field[] {
  return state.asOf ? fields.filter((field) => field.past) : fields;
}

/** What was chosen for today and still means something on a past day, the tier always among it. */
function chosenThen(columns: readonly string[] | null | undefined, fields: readonly Field[]): string[] {
  const left = (columns ?? []).filter((id) => id !== NAME && fields.some((field) => field.id === id && field.past));
  if (left.length === 0) return USUAL_THEN;
  return left.includes('tier') ? left : ['tier', ...left];
}

export function shownColumns(chosen: readonly string[] | null | undefined, fields: readonly Field[]): Field[] {
  const ids = chosen && chosen.length > 0 ? chosen : USUAL;
  const known = ids.map((id) => fields.find((field) => field.id === id)).filter((field) => field !== undefined);
  const name = fields.find((field) => field.id === NAME);
  return name ? [name, ...known.filter((field) => field.id !== NAME)] : known;
}

/** What is really asked of the server: the usual columns and order where nothing is chosen, or nothing that the day has. */
export function effectiveState(state: ListState, fields: readonly Field[]): ListState {
  const known = fieldsOf(state, fields);
  const sortable = (id: string) => known.some((field) => field.id === id && field.sortable);
  const usual = state.asOf ? USUAL_SORT_THEN : USUAL_SORT;
  const sort = state.sort && (!state.asOf || sortable(state.sort.field)) ? state.sort : sortable(usual.field) ? usual : null;
  const chosen = state.asOf ? chosenThen(state.columns, fields) : state.columns;
  return { ...state, columns: shownColumns(chosen, known).map((field) => field.id), sort };
}

/** Fields that cells show beside their own. */
const COMPANIONS: Record<string, string> = { [NAME]: 'external_key', country: 'country_given' };

export function withCompanions(state: ListState, fields: readonly Field[]): ListState {
  const columns = state.columns ?? [];
  const companions = columns.map((id) => COMPANIONS[id]).filter((id) => id !== undefined && !columns.includes(id) && fields.some((field) => field.id === id));
  return { ...state, columns: [...columns, ...companions.filter((id) => id !== undefined)] };
}

export function isRight(field: Field): boolean {
  return field.type === 'NUMBER' || field.type === 'MONEY';
}

/** Least widths; the table shares out what is left. The usual columns fit a window of 1280 pixels. */
const WIDTHS: Record<Field['type'], number> = { TEXT: 130, NUMBER: 100, MONEY: 120, DATE: 116, CHOICE: 112, COUNTRY: 130, TAGS: 170, BOOLEAN: 90 };
const NAME_WIDTH = 210;

export function widthOf(field: Field): number {
  return field.id === NAME ? NAME_WIDTH : WIDTHS[field.type];
}
