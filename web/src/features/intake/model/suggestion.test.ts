import { expect, test } from 'vitest';
import type { MappingTargets, UploadedFile } from '../api/types';
import { emptyMapping } from './mapping';
import { startingMapping, wantedKind } from './suggestion';

const POTENTIAL: MappingTargets = { kind: 'POTENTIAL_INPUTS', fields: [{ id: 'customerKey', required: true, type: 'KEY', title: { en: 'Customer', zh: '客户' } }] };
const saved = { ...emptyMapping('ORDERS', 'shop'), name: 'our-shop' };
const file: UploadedFile = {
  fileId: 'f',
  name: 'wallets.csv',
  size: 1,
  parts: ['wallets.csv'],
  format: 'CSV',
  charset: 'UTF-8',
  delimiter: ',',
  sheets: [],
  columns: [{ name: 'customer', guess: 'customerKey', samples: [] }],
  suggestedMapping: 'our-shop',
  suggestions: [{ mapping: 'our-shop', score: 1 }],
  draft: emptyMapping('ORDERS', 'wallets'),
};

test('the kind that the address asks for goes before what the columns look like', () => {
  expect(startingMapping(file, [saved], [POTENTIAL])).toEqual(saved);
  expect(startingMapping(file, [saved], [POTENTIAL], 'POTENTIAL_INPUTS')).toMatchObject({ kind: 'POTENTIAL_INPUTS', source: 'wallets', columns: { customerKey: 'customer' } });
});

test('an address that names no kind asks for none', () => {
  expect(wantedKind('POTENTIAL_INPUTS', [POTENTIAL])).toBe('POTENTIAL_INPUTS');
  expect(wantedKind('LOVE_LETTERS', [POTENTIAL])).toBeUndefined();
  expect(wantedKind(null, [POTENTIAL])).toBeUndefined();
});
