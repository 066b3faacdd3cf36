// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The words of both languages agree with each other and with the code.
 * How the code names its words: one `useTranslation('<feature>')` per file; `t('key')` with a literal, `t('other:key')` for another
 * feature's words, t(`state.${x}`) for a family of keys; and, where a key is computed elsewhere, a comment `i18n: feature:key, feature:family.*`.
 */
const root = join(import.meta.dirname, '../src');
const PLURAL = /_(zero|one|two|few|many|other)$/;

const english = words('en');
const chinese = words('zh-CN');
const uses = sources(root).flatMap(usesIn);

describe('locale files', () => {
  test('have the same keys in English and Chinese', () => {
    expect(bases(chinese)).toEqual(bases(english));
  });

  test('have the same placeholders in English and Chinese', () => {
    const differing = [...english].filter(([key, text]) => {
      const other = chinese.get(key) ?? chinese.get(key.replace(PLURAL, '_other'));
      return other !== undefined && placeholders(other).join() !== placeholders(text).join() && !/_one$/.test(key);
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('have no empty text', () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test('say the same thing with the same Chinese word, the one in docs/glossary.md', () => {
    const other = /贷项|红字|组内排名|数据来源|分析员|访客|评估日|分群|阈值|基准货币/;
    expect([...chinese].filter(([, text]) => other.test(text)).map(([key]) => key)).toEqual([]);
  });

  test('have every key that the code uses', () => {
    const known = bases(english);
    const missing = uses.filter((use) => !known.some((key) => use.matches.test(key))).map((use) => `${use.file}: ${use.key}`);
    expect(missing).toEqual([]);
  });

  test('have no key that the code does not use', () => {
    const unused = bases(english).filter((key) => !uses.some((use) => use.matches.test(key)));
    expect(unused).toEqual([]);
  });
});

interface Use {
  file: string;
  key: string;
  matches: RegExp;
}

function usesIn(file: string): Use[] {
  const code = readFileSync(file, 'utf8');
  const features = new Set([...code.matchAll(/useTranslation\(\s*'([\w-]+)'/g)].map((match) => match[1]));
  if (features.size > 1) throw new Error(`${file} names two features' words: ${[...features].join(', ')}`);
  const feature = [...features][0] ?? 'shared';
  const called = [...code.matchAll(/\bt\(\s*(['"`])((?:(?!\1).)+)\1/g)].map((match) => match[2] ?? '');
  const wild = [...code.matchAll(/\bt\(\s*(?!['"`)\s])([^)]*)/g)].map((match) => match[1] ?? '');
  const inner = wild.flatMap((text) => [...text.matchAll(/(['"`])((?:(?!\1).)+)\1/g)].map((match) => match[2] ?? '')).filter((text) => /^[\w:-]+(\.[\w-]+)+$/.test(text));
  const noted = [...code.matchAll(/i18n: ([^*\n]+(?:\*[^*/\n]*)*)/g)].flatMap((match) => (match[1] ?? '').replace(/\*\/.*/, '').split(',')).map((key) => key.trim());
  const i18nKeys = [...code.matchAll(/i18nKey="([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...called, ...inner, ...noted, ...i18nKeys].filter(Boolean).map((key) => {
    const full = key.includes(':') ? key : `${feature}:${key}`;
    const pattern = full.replace(/\$\{[^}]*\}|\*/g, '\u0000').replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.+');
    return { file: file.slice(root.length + 1), key: full, matches: new RegExp(`^${pattern}$`) };
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|schema\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function words(locale: string): Map<string, string> {
  const folder = join(root, 'locales', locale);
  const found = new Map<string, string>();
  for (const file of readdirSync(folder)) flatten(`${file.replace('.json', '')}:`, JSON.parse(readFileSync(join(folder, file), 'utf8')), found);
  return found;
}

function flatten(prefix: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(prefix.replace(/\.$/, ''), value);
  else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) flatten(`${prefix}${key}.`, inner, into);
  else throw new Error(`${prefix} is neither text nor a group`);
}

function bases(all: Map<string, string>): string[] {
  return [...new Set([...all.keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}
