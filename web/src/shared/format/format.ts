import type { Locale } from '@/shared/i18n/locale';

/** A number as the server sends it: decimals come as strings and stay exact, no float is made of them. */
export type Decimal = string | number;

const NONE = '–';
const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

function write(value: Decimal | null | undefined, locale: Locale, options: Intl.NumberFormatOptions): string {
  if (value === null || value === undefined || value === '') return NONE;
  if (typeof value === 'string' && !/^[+-]?\d*\.?\d+(e[+-]?\d+)?$/i.test(value)) return value;
  // Intl reads a decimal string digit by digit (ES2023); only the declared type says otherwise.
  return numberFormat(locale, options).format(value as number);
}

export function formatNumber(value: Decimal | null | undefined, locale: Locale, digits = 2): string {
  return write(value, locale, { maximumFractionDigits: digits });
}

export function formatFixed(value: Decimal | null | undefined, locale: Locale, digits: number): string {
  return write(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function formatSigned(value: Decimal | null | undefined, locale: Locale, digits = 2): string {
  return write(value, locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' });
}

/** Full money, with the currency's own number of decimals: ￥1,234.50. */
export function formatMoney(value: Decimal | null | undefined, currency: string, locale: Locale): string {
  return write(value, locale, moneyOptions(currency));
}

/** Money without decimals, for lists and tiles where cents are noise. */
export function formatMoneyWhole(value: Decimal | null | undefined, currency: string, locale: Locale): string {
  return write(value, locale, { ...moneyOptions(currency), minimumFractionDigits: 0, maximumFractionDigits: 0 });
}

/** Money in few characters, for axes and labels: $1.2M, US$120万. */
export function formatMoneyShort(value: Decimal | null | undefined, currency: string, locale: Locale): string {
  return write(value, locale, { ...moneyOptions(currency), notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 });
}

export function formatShort(value: Decimal | null | undefined, locale: Locale): string {
  return write(value, locale, { notation: 'compact', maximumFractionDigits: 1 });
}

/** A share 0..1 as percent. */
export function formatPercent(value: Decimal | null | undefined, locale: Locale, digits = 1): string {
  return write(value, locale, { style: 'percent', maximumFractionDigits: digits });
}

export function formatDate(value: string | null | undefined, locale: Locale): string {
  return date(value, locale, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** The month of a day. */
export function formatMonth(value: string | null | undefined, locale: Locale): string {
  return date(value, locale, { year: 'numeric', month: 'short' });
}

/** An instant in the reader's own time zone. */
export function formatTime(value: string | null | undefined, locale: Locale): string {
  return date(value, locale, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

export function formatAgo(value: string | null | undefined, locale: Locale, now: number = Date.now()): string {
  if (!value) return NONE;
  const seconds = (instant(value).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, 'second');
}

export function formatDuration(millis: number | null | undefined, locale: Locale): string {
  if (millis === null || millis === undefined) return NONE;
  const part = (value: number, unit: string, digits = 0) =>
    numberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: digits }).format(value);
  if (millis < 1000) return part(millis, 'millisecond');
  if (millis < 60_000) return part(millis / 1000, 'second', 1);
  const minutes = Math.floor(millis / 60_000);
  if (minutes < 60) return `${part(minutes, 'minute')} ${part(Math.round((millis % 60_000) / 1000), 'second')}`;
  return `${part(Math.floor(minutes / 60), 'hour')} ${part(minutes % 60, 'minute')}`;
}

export function formatBytes(bytes: number | null | undefined, locale: Locale): string {
  if (bytes === null || bytes === undefined) return NONE;
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return write(bytes / 1000 ** step, locale, { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: step === 0 ? 0 : 1 });
}

export function countryName(code: string | null | undefined, locale: Locale): string {
  if (!code) return NONE;
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A currency's name; a code nobody knows stays what it is. */
export function currencyName(code: string | null | undefined, locale: Locale): string {
  if (!code) return NONE;
  try {
    return new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function moneyOptions(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: 'symbol' };
}

function date(value: string | null | undefined, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  if (!value) return NONE;
  const parsed = instant(value);
  return Number.isNaN(parsed.getTime()) ? value : new Intl.DateTimeFormat(locale, options).format(parsed);
}

/** A plain date is that day for every reader, wherever they are. */
function instant(value: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00` : value);
}
