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
  await page.keyboard.press('Enter');
  await page.getByText(`Mapping “${name}” saved`).waitFor();
  await page.goto('/imports/mappings');
  await page.locator('.mapping-card', { hasText: name }).waitFor();
  assert.equal((await (await api()).get(`/api/mappings/${name}`)).maxBadShare, 0.5);

  // The next file of this form finds it by itself; deleted it can be taken back.
  await page.goto('/imports/new');
  await page.getByRole('button', { name: 'Other file' }).click();
  await imports.begin(orderLines(baseCurrency, 'REUSE'));
  await page.locator('.rule', { hasText: 'Begin with' }).getByText(name).waitFor();
  await page.goto('/imports/mappings');
  const card = page.locator('.mapping-card', { hasText: name });
  await card.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await card.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await card.waitFor();
});

story('what is mapped so far survives a reload', async ({ page, imports }) => {
  await imports.begin(orderLines(baseCurrency, 'RELOAD'));
  await page.getByLabel('Source').fill('my-own-source');
  await page.reload();
  await page.getByText('As it will be read').waitFor();
  assert.equal(await page.getByLabel('Source').inputValue(), 'my-own-source');
});

story('a country that no list knows is decided once, where the import reports it', async ({ page, imports }) => {
  const given = `Story Land ${Date.now() % 100_000}`;
  await imports.begin(orderLines(baseCurrency, `LAND${Date.now() % 100_000}`, { country: given }));
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  const row = page.locator('.unresolved-row', { hasText: given });
  await row.getByText('12 customers').waitFor();
  await row.getByRole('combobox').click();
  await page.keyboard.type('Belgium');
  await page.locator('.ant-select-dropdown:visible').getByText('Belgium', { exact: true }).click();
  await row.getByRole('button', { name: 'Use' }).click();
  await row.waitFor({ state: 'detached' });
  const left = await (await api()).get('/api/countries/unresolved');
  assert.ok(!left.some((entry) => entry.given === given), 'the decision is kept');
});

story('“European Community” is kept as it was given, from the settings', async ({ page, imports }) => {
  await imports.begin(orderLines(baseCurrency, `EC${Date.now() % 100_000}`, { country: 'European Community' }));
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  await page.goto('/settings/countries');
  const row = page.locator('.unresolved-row', { hasText: 'European Community' });
  await row.getByRole('button', { name: 'Keep as given' }).click();
  await row.waitFor({ state: 'detached' });
});

story('quarantined rows are corrected in the downloaded file and sent back', async ({ page, imports }) => {
  const brought = orderLines(baseCurrency, `FIXED${Date.now() % 100_000}`);
  await imports.begin(brought);
  await page.getByRole('button', { name: 'Check and import' }).click();
  await imports.seesReport();
  const text = await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click());
  const corrected = { name: 'corrected.csv', mimeType: 'text/csv', buffer: Buffer.from(text.replaceAll('twelve', '12')) };
  await page.locator('.panel', { hasText: 'Quarantine' }).locator('input[type=file]').setInputFiles(corrected);
  await eventually(() => imports.figure('New lines').catch(() => -1), (lines) => lines === brought.lines, 'the corrected lines are in', 30_000);
});

story('a long import is stopped half way and goes on where it stood', async ({ page, imports }) => {
  const long = orderLines(baseCurrency, `LONG${Date.now() % 100_000}`, { lines: 240_000 });
  await imports.begin(long);
  await page.getByRole('button', { name: 'Check and import' }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByText('Writing', { exact: true }).waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: 'Cancel import' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Stop' }).click();
  await page.getByText(/Stopped after/).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
  assert.equal(await imports.figure('Documents'), long.lines / 2, 'every document once');
});

story('a refused file is mapped again without being sent a second time', async ({ page, imports }) => {
  const brought = orderLines(baseCurrency, `AGAIN${Date.now() % 100_000}`);
  const allow = async (share) => {
    await page.getByText('JSON', { exact: true }).click();
    const json = page.getByRole('textbox', { name: 'Mapping as JSON' });
    await json.fill(JSON.stringify({ ...JSON.parse(await json.inputValue()), maxBadShare: share }, null, 2));
    await page.getByRole('button', { name: 'Check and import' }).click();
  };
  await imports.begin(brought);
  await allow(0);
  await page.getByText('Refused', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Map again' }).click();
  await page.getByText('As it will be read').waitFor();
  await allow(0.5);
  await imports.seesReport();
  assert.equal(await imports.figure('New lines'), brought.lines - brought.badRows.length);
});
