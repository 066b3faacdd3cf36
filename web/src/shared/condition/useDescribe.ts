import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Field } from '@/api/types';
import { type Format, useFormat } from '@/shared/format/useFormat';
import { localized } from '@/shared/i18n/useLocale';
import { arityOf } from './model';

/** A condition in words: "Country is one of Japan, Singapore and net revenue is at least €5,000". */
export function useDescribe(fields: readonly Field[], currency: string): (condition: Condition) => string {
  const { t } = useTranslation('condition');
  const f = useFormat();
  return useCallback(
    (condition: Condition) => {
      const describe = (part: Condition, inner: boolean): string => {
        if ('all' in part) return join(part.all, 'and', inner);
        if ('any' in part) return join(part.any, 'or', inner);
        if ('not' in part) return t('describe.not', { condition: describe(part.not, true) });
        const field = fields.find((candidate) => candidate.id === part.field);
        const name = field ? localized(field.title, f.locale) : part.field;
        const op = t(`op.${wordOf(part.op, field)}`);
        return arityOf(part.op) === 'none' ? `${name} ${op}` : `${name} ${op} ${valueText(part.value, field, currency, f, t('describe.to'))}`;
      };
      const join = (parts: Condition[], word: 'and' | 'or', inner: boolean) => {
        const text = parts.map((part) => describe(part, true)).join(t(`describe.${word}`));
        return inner && parts.length > 1 ? `(${text})` : text;
      };
      return describe(condition, false);
    },
    [fields, currency, f, t],
  );
}

/** Dates are before and after, numbers below and above. */
export function wordOf(op: string, field: Field | undefined): string {
  return field?.type === 'DATE' && ['lt', 'le', 'gt', 'ge'].includes(op) ? `${op}Date` : op;
}

function valueText(value: unknown, field: Field | undefined, currency: string, f: Format, to: string): string {
  if (Array.isArray(value)) return value.map((one) => valueText(one, field, currency, f, to)).join(value.length === 2 && field && isScale(field) ? ` ${to} ` : ', ');
  const choice = field?.choices?.find((candidate) => candidate.value === value);
  if (choice) return localized(choice.title, f.locale);
  if (typeof value !== 'string' && typeof value !== 'number') return String(value);
  switch (field?.type) {
    case 'MONEY': return Number.isInteger(Number(value)) ? f.moneyWhole(value, currency) : f.money(value, currency);
    case 'NUMBER': return field.unit === 'RATIO' ? f.percent(value) : field.unit === 'PERCENT' ? f.percent(Number(value) / 100) : f.number(value);
    case 'DATE': return f.date(String(value));
    case 'COUNTRY': return f.country(String(value));
    default: return String(value);
  }
}

function isScale(field: Field): boolean {
  return field.type === 'NUMBER' || field.type === 'MONEY' || field.type === 'DATE';
}
