import assert from 'node:assert/strict';
import { orderLines } from '../support/files.mjs';
import { downloaded, eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

const { baseCurrency } = await (await api()).get('/api/organisation');
const file = orderLines(baseCurrency);

story('a file is mapped, imported, its bad rows corrected and tried again', async ({ page, imports }) => {
  await imports.begin(file);
  await page.getByText(/of the first \d+ rows cannot be read/).waitFor();
  await page.getByText('Row 19:').waitFor();
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  assert.equal(await imports.figure('New lines'), file.lines - file.badRows.length);
  assert.equal(await imports.figure('In quarantine'), file.badRows.length);
  assert.equal(await imports.figure('New customers'), 12);

  for (const row of file.badRows) await imports.correct('Quantity', row, '12');
  await page.getByRole('button', { name: 'Try all again' }).click();
  await eventually(() => imports.figure('New lines').catch(() => -1), (lines) => lines === file.lines, 'the corrected lines are in', 30_000);
});

story('the same file again stores nothing twice', async ({ page, imports }) => {
  await imports.begin(file);
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  assert.equal(await imports.figure('New lines'), 0);
  assert.equal(await imports.figure('Known lines'), file.lines - file.badRows.length);
});

story('quarantined rows are downloaded with their reasons', async ({ page, imports }) => {
  await imports.begin(orderLines(baseCurrency, `LEFT${Date.now() % 100_000}`));
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  const text = await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click());
  assert.match(text, /twelve/);
});

story('a mapping is changed as JSON, saved under a name and found in the library', async ({ page, imports }) => {
  await imports.begin(orderLines(baseCurrency, 'JSON'));
  await page.getByText('JSON', { exact: true }).click();
  const json = page.getByRole('textbox', { name: 'Mapping as JSON' });
  const mapping = JSON.parse(await json.inputValue());
  await json.fill(JSON.stringify({ ...mapping, maxBadShare: 0.5 }, null, 2));
  await page.getByRole('button', { name: /Save mapping/ }).click();
  const name = `story-${Date.now() % 100_000}`;
  await page.getByLabel('Name of the mapping').fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(`Mapping “${name}” saved`).waitFor();
  await page.goto('/imports/mappings');
  await page.locator('.mapping-card', { hasText: name }).waitFor();
  assert.equal((await (await api()).get(`/api/mappings/${name}`)).maxBadShare, 0.5);
});

story('what is mapped so far survives a reload', async ({ page, imports }) => {
  await imports.begin(orderLines(baseCurrency, 'RELOAD'));
  await page.getByLabel('Source').fill('my-own-source');
  await page.reload();
  await page.getByText('As it will be read').waitFor();
  assert.equal(await page.getByLabel('Source').inputValue(), 'my-own-source');
});
