import { describe, expect, test } from 'vitest';
import { addDecimals, subtractDecimals, sumDecimals } from '@/shared/format/decimal';
import { addsUp, waterfall } from './waterfall';

describe('decimal arithmetic', () => {
  test('is exact where floats are not', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(sumDecimals(Array.from({ length: 10 }, () => '0.1'))).toBe('1');
    expect(subtractDecimals('90071992547409931234.57', '0.01')).toBe('90071992547409931234.56');
    expect(subtractDecimals('1', '-2.50')).toBe('3.5');
  });

  test('reads every form the server may send', () => {
    expect(addDecimals('1E+2', '1e-2')).toBe('100.01');
    expect(addDecimals('-0.5', '.5')).toBe('0');
    expect(() => addDecimals('abc', '1')).toThrow('Not a decimal number: "abc"');
  });
});

describe('the waterfall', () => {
  test('starts each bar where the last one ended and ends at the total', () => {
    const fall = waterfall([{ criterion: 'value', contribution: '31.11' }, { criterion: 'growth', contribution: '16.67' }, { criterion: 'risk', contribution: '-2.5' }], '45.28');
    expect(fall.steps.map((step) => [step.from, step.to])).toEqual([['0', '31.11'], ['31.11', '47.78'], ['47.78', '45.28']]);
    expect(addsUp(fall)).toBe(true);
  });

  test('draws nothing for what is unknown', () => {
    const fall = waterfall([{ criterion: 'value', contribution: '10' }, { criterion: 'payment', contribution: null }, { criterion: 'market', contribution: '5' }], '15');
    expect(fall.steps[1]).toEqual({ criterion: 'payment', from: '10', to: '10', delta: null });
    expect(addsUp(fall)).toBe(true);
  });

  test('shows what does not add up instead of hiding it', () => {
    const fall = waterfall([{ criterion: 'value', contribution: '10.1' }], '10.2');
    expect(fall.rest).toBe('0.1');
    expect(addsUp(fall)).toBe(false);
  });

  test('without a total ends at the sum', () => {
    expect(waterfall([{ criterion: 'r', contribution: '4' }, { criterion: 'f', contribution: '5' }], null).total).toBe('9');
  });
});
