import { useMemo } from 'react';
import { useLocale } from '@/shared/i18n/useLocale';
import * as f from './format';

/** Every formatter with the reader's locale already in it. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      locale,
      number: (v: f.Decimal | null | undefined, digits?: number) => f.formatNumber(v, locale, digits),
      fixed: (v: f.Decimal | null | undefined, digits: number) => f.formatFixed(v, locale, digits),
      signed: (v: f.Decimal | null | undefined, digits?: number) => f.formatSigned(v, locale, digits),
      money: (v: f.Decimal | null | undefined, currency: string) => f.formatMoney(v, currency, locale),
      moneyWhole: (v: f.Decimal | null | undefined, currency: string) => f.formatMoneyWhole(v, currency, locale),
      moneyShort: (v: f.Decimal | null | undefined, currency: string) => f.formatMoneyShort(v, currency, locale),
      short: (v: f.Decimal | null | undefined) => f.formatShort(v, locale),
      percent: (v: f.Decimal | null | undefined, digits?: number) => f.formatPercent(v, locale, digits),
      date: (v: string | null | undefined) => f.formatDate(v, locale),
      month: (v: string | null | undefined) => f.formatMonth(v, locale),
      time: (v: string | null | undefined) => f.formatTime(v, locale),
      ago: (v: string | null | undefined) => f.formatAgo(v, locale),
      duration: (v: number | null | undefined) => f.formatDuration(v, locale),
      bytes: (v: number | null | undefined) => f.formatBytes(v, locale),
      currency: (v: string | null | undefined) => f.currencyName(v, locale),
      country: (v: string | null | undefined) => f.countryName(v, locale),
    }),
    [locale],
  );
}

export type Format = ReturnType<typeof useFormat>;
