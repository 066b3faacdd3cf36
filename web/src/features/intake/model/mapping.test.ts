import { describe, expect, it } from 'vitest';
import type { MappingTargets, UploadedFile } from '../api/types';
import {
  emptyMapping,
  fromJson,
  guessedColumns,
  missingFields,
  setColumn,
  setConstant,
  sourceOf,
  strangeColumns,
  toJson,
} from './mapping';

const field = (id: string, required = false) => ({ id, required, type: 'TEXT', title: { en: id, zh: id } });

const ORDER_LINES: MappingTargets = {
  kind: 'ORDER_LINES',
  fields: [field('documentNumber', true), field('occurredAt', true), field('quantity'), field('currency', true)],
};

function fileWith(columns: Record<string, string | null>): UploadedFile {
  return {
    fileId: 'f',
    name: 'sales.csv',
    size: 1,
    parts: ['sales.csv'],
    format: 'CSV',
    charset: 'UTF-8',
    delimiter: ',',
    sheets: [],
    columns: Object.entries(columns).map(([name, guess]) => ({ name, guess, samples: [] })),
    suggestedMapping: null,
    suggestions: [],
    draft: emptyMapping('ORDER_LINES', 'sales'),
  };
}

describe('a mapping', () => {
  it('takes the guesses of the server, each target once', () => {
    const file = fileWith({ Invoice: 'documentNumber', 'Invoice No': 'documentNumber', Note: null, Date: 'occurredAt' });
    expect(guessedColumns(file, ORDER_LINES.fields)).toEqual({ documentNumber: 'Invoice', occurredAt: 'Date' });
  });

  it('names what is required and still missing; a constant counts as given', () => {
    const mapping = setColumn(emptyMapping('ORDER_LINES', 's'), 'documentNumber', 'Invoice');
    expect(missingFields(mapping, ORDER_LINES.fields).map(({ id }) => id)).toEqual(['occurredAt', 'currency']);
    const dated = setConstant(setColumn(mapping, 'occurredAt', 'Date'), 'currency', 'GBP');
    expect(missingFields(dated, ORDER_LINES.fields)).toEqual([]);
  });

  it('knows columns the file does not have', () => {
    const mapping = setColumn(setColumn(emptyMapping('ORDER_LINES', 's'), 'documentNumber', 'Invoice'), 'occurredAt', 'When');
    const file = fileWith({ Invoice: null, Country: null });
    expect(strangeColumns(mapping, file)).toEqual(['When']);
  });

  it('comes back from its JSON view unchanged', () => {
    const mapping = setConstant(setColumn(emptyMapping('ORDERS', 's'), 'documentNumber', 'No'), 'currency', 'EUR');
    expect(fromJson(toJson(mapping), emptyMapping('ORDER_LINES', 'x'))).toEqual(mapping);
  });

  it('refuses JSON that is not an object', () => {
    expect(() => fromJson('[1]', emptyMapping('ORDERS', 's'))).toThrow(SyntaxError);
    expect(() => fromJson('{', emptyMapping('ORDERS', 's'))).toThrow(SyntaxError);
  });

  it('derives a source name from a file name', () => {
    expect(sourceOf('Online Retail (2010).csv.gz')).toBe('online-retail-2010');
    expect(sourceOf('订单 2024.xlsx')).toBe('订单-2024');
    expect(sourceOf('.csv')).toBe('file');
  });
});
