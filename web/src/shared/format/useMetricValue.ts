import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './useFormat';

type Raw = string | number | boolean | null | undefined;

/** A figure with its unit, as people say it: 8 days, €1,200.00, 31%. */
export function useMetricValue(currency: string): (value: Raw, unit: string, field?: string) => string {
  const { t } = useTranslation('shared');
  const f = useFormat();
  return useCallback(
    (value, unit, field) => {
      if (value === null || value === undefined || value === '') return '–';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      switch (unit) {
        case 'MONEY': return isWhole(value) ? f.moneyWhole(value, currency) : f.money(value, currency);
        case 'DAYS': return t('days', { count: Number(value), number: f.number(value, 1) });
        case 'COUNT': return f.number(value, 0);
        case 'RATIO': return f.percent(value);
        case 'PERCENT': return f.percent(Number(value) / 100);
        case 'POINTS':
        case 'NUMBER': return f.number(value);
        case 'DATE': return f.date(asDay(value));
        default: return wordFor(String(value), field, f.country, t);
      }
    },
    [currency, f, t],
  );
}

const MILLIS_PER_DAY = 86_400_000;

/** Dates come as text, or as the number of days since 1970 inside explanations. */
function asDay(value: string | number): string {
  const days = typeof value === 'number' || /^-?\d+$/.test(value) ? Number(value) : null;
  return days === null ? String(value) : new Date(days * MILLIS_PER_DAY).toISOString().slice(0, 10);
}

function wordFor(value: string, field: string | undefined, country: (code: string) => string, t: (key: string, options: { defaultValue: string }) => string): string {
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return country(value);
  if (field === 'lifecycle') return t(`stage.${value.toLowerCase()}`, { defaultValue: value });
  return value;
}

function isWhole(value: string | number): boolean {
  return /^[+-]?\d+(\.0+)?$/.test(String(value));
}
