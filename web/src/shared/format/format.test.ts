import { describe, expect, test } from 'vitest';
import { countryName, formatAgo, formatBytes, formatDate, formatDuration, formatMoney, formatMoneyShort, formatNumber, formatPercent, formatSigned } from './format';

describe('formats', () => {
  test('money beyond the reach of a float keeps every digit', () => {
    expect(formatMoney('90071992547409931234.57', 'EUR', 'en')).toBe('€90,071,992,547,409,931,234.57');
  });

  test('money follows the locale and the decimals of the currency', () => {
    expect(formatMoney('1234.5', 'USD', 'en')).toBe('$1,234.50');
    expect(formatMoney('1234.5', 'USD', 'zh-CN')).toBe('US$1,234.50');
    expect(formatMoney('1234', 'JPY', 'en')).toBe('¥1,234');
    expect(formatMoney('-20', 'GBP', 'en')).toBe('-£20.00');
  });

  test('short money uses the words of the language', () => {
    expect(formatMoneyShort('1234567', 'CNY', 'zh-CN')).toBe('¥123.5万');
    expect(formatMoneyShort('1234567', 'USD', 'en')).toBe('$1.2M');
  });

  test('missing is a dash and never a zero', () => {
    expect(formatNumber(null, 'en')).toBe('–');
    expect(formatMoney(undefined, 'EUR', 'en')).toBe('–');
    expect(formatPercent('', 'en')).toBe('–');
    expect(formatNumber('0', 'en')).toBe('0');
  });

  test('text that is no number stays what it is', () => {
    expect(formatNumber('Germany', 'en')).toBe('Germany');
  });

  test('shares become percent and changes carry their sign', () => {
    expect(formatPercent(0.8149, 'en')).toBe('81.5%');
    expect(formatSigned('12.5', 'en')).toBe('+12.5');
    expect(formatSigned('-3', 'en')).toBe('-3');
  });

  test('a plain date is the same day for every reader', () => {
    expect(formatDate('2026-03-01', 'en')).toBe('Mar 1, 2026');
    expect(formatDate('2026-03-01', 'zh-CN')).toBe('2026年3月1日');
  });

  test('times past are told in words', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    expect(formatAgo('2026-03-01T11:55:00Z', 'en', now)).toBe('5 minutes ago');
    expect(formatAgo('2026-02-27T12:00:00Z', 'zh-CN', now)).toBe('前天');
  });

  test('durations and sizes choose their unit', () => {
    expect(formatDuration(840, 'en')).toBe('840ms');
    expect(formatDuration(12_340, 'en')).toBe('12.3s');
    expect(formatDuration(125_000, 'en')).toBe('2m 5s');
    expect(formatBytes(43_500_000, 'en')).toBe('43.5 MB');
    expect(formatBytes(0, 'en')).toBe('0 byte');
  });

  test('countries are named in the language of the reader', () => {
    expect(countryName('DE', 'zh-CN')).toBe('德国');
    expect(countryName('DE', 'en')).toBe('Germany');
    expect(countryName('??', 'en')).toBe('??');
  });
});
