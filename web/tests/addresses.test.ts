// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Addresses that are written by hand exist in the contract; the typed client needs no such test. */
const root = join(import.meta.dirname, '../src');
const contract = readFileSync(join(import.meta.dirname, '../../api/openapi.yaml'), 'utf8');
const known = [...contract.matchAll(/^ {2}(\/api\/\S+):$/gm)].map((match) => (match[1] ?? '').split('/'));

/** A part that is only known at run time (`*`) may stand for a parameter or for one of several words. */
function isKnown(address: string): boolean {
  const parts = address.split('/');
  return known.some((path) => path.length === parts.length && path.every((part, at) => part === parts[at] || parts[at] === '*' || part.startsWith('{')));
}

test('every address that the pages ask for is in api/openapi.yaml', () => {
  const unknown = sources(root).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/api\.\w+(?:<[^(]*>)?\(\s*[`']([^`']+)[`']/g)]
      .map((match) => (match[1] ?? '').replace(/\$\{[^}]+\}/g, '*').split('?')[0] ?? '')
      .filter((address) => address.startsWith('/api/') && !isKnown(address))
      .map((address) => `${file.slice(root.length + 1)}: ${address}`),
  );
  expect(unknown).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|schema\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
