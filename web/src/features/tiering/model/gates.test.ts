import { describe, expect, test } from 'vitest';
import { effectOf, withEffect } from './gates';

const gate = { id: 'late', reason: { en: 'Pays late', zh: '付款逾期' }, when: { all: [] }, cap: 'C' };

describe('a gate', () => {
  test('tells its effect and the tier it speaks of', () => {
    expect(effectOf(gate)).toEqual({ effect: 'cap', tier: 'C' });
  });

  test('has one effect only: another one takes its place', () => {
    expect(withEffect(gate, 'floor', 'B')).toEqual({ id: 'late', reason: gate.reason, when: gate.when, floor: 'B' });
  });
});
