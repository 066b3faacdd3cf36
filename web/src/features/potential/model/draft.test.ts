import dayjs from 'dayjs';
import { describe, expect, test } from 'vitest';
import { dayToBegin, wantedOf } from './draft';

describe('a declared input', () => {
  test('begins with today', () => {
    expect(dayToBegin('2026-05-02', '2026-05-01')).toBe('2026-05-01');
    expect(dayToBegin(undefined, '2026-05-01')).toBe('2026-05-01');
  });

  test('begins with the last day that counts where tiers look at history', () => {
    expect(dayToBegin('1998-12-31', '2026-05-01')).toBe('1998-12-30');
  });

  test('keeps its decimals as they were typed and leaves out what is empty', () => {
    const draft = { kind: 'engagement', value: '12.345678', source: ' buyer ', confidence: 80, observedOn: dayjs('2026-05-01'), note: ' ' };
    expect(wantedOf(draft)).toEqual({ kind: 'engagement', value: '12.345678', source: 'buyer', confidence: 0.8, observedOn: '2026-05-01', validUntil: undefined, note: undefined, replaces: undefined });
  });
});
