import dayjs, { type Dayjs } from 'dayjs';
import type { Input, Wanted } from '../api/potential';

/** What the form holds. */
export interface Draft {
  kind: string;
  value: string;
  source: string;
  confidence: number;
  observedOn: Dayjs;
  validUntil?: Dayjs | null;
  note?: string;
}

const PERCENT = 100;
const USUAL_CONFIDENCE = 60;
const DAY = 'YYYY-MM-DD';
const SOURCE = 'fenji.potential.source';

/** Only the source is remembered: who records several inputs mostly heard them from one person. */
export function rememberSource(source: string): void {
  localStorage.setItem(SOURCE, source.trim());
}

/** Today; where tiers look at history, the last day that counts for them. */
export function dayToBegin(countsBefore: string | undefined, today: string = dayjs().format(DAY)): string {
  return countsBefore !== undefined && countsBefore < today ? dayjs(countsBefore).subtract(1, 'day').format(DAY) : today;
}

export function initial(kind: string | undefined, corrects: Input | undefined, countsBefore: string | undefined): Partial<Draft> {
  return corrects
    ? {
        kind: corrects.kind,
        value: corrects.value,
        source: corrects.source,
        confidence: Math.round(Number(corrects.confidence) * PERCENT),
        observedOn: dayjs(corrects.observedOn),
        validUntil: corrects.validUntil ? dayjs(corrects.validUntil) : undefined,
        note: corrects.note ?? undefined,
      }
    : { kind, source: localStorage.getItem(SOURCE) ?? undefined, confidence: USUAL_CONFIDENCE, observedOn: dayjs(dayToBegin(countsBefore)) };
}

/** Decimals stay as they were typed: no float is made of them. */
export function wantedOf(draft: Draft, replaces?: number): Wanted {
  return {
    kind: draft.kind,
    value: draft.value as unknown as number,
    source: draft.source.trim(),
    confidence: draft.confidence / PERCENT,
    observedOn: draft.observedOn.format(DAY),
    validUntil: draft.validUntil?.format(DAY),
    note: draft.note?.trim() || undefined,
    replaces,
  };
}
