import assert from 'node:assert/strict';
import { downloaded, eventually } from '../support/pages.mjs';
import { story } from '../support/story.mjs';

story('searching narrows the list to names that fit', async ({ customers }) => {
  await customers.open();
  const [first] = await customers.names();
  const word = first.split(/\s+/)[0];
  await customers.search(word);
  await eventually(() => customers.names(), (names) => names.length > 0 && names.every((name) => name.toLowerCase().includes(word.toLowerCase())), 'every name holds the word');
});

story('a filter becomes a saved view, and the view is exported', async ({ page, app, customers }) => {
  await customers.open();
  const before = await customers.count();
  await page.getByRole('button', { name: /\bFilter\b/ }).click();
  await app.choose('Field', 'Country');
  await page.getByRole('combobox', { name: 'Value' }).last().click();
  await page.keyboard.type('France');
  await page.locator('.ant-select-dropdown:visible').getByText('France').first().click();
  await page.keyboard.press('Escape');
  const filtered = await eventually(() => customers.count(), (count) => count > 0 && count < before, 'the filter leaves some');
  await page.keyboard.press('Escape');

  await page.locator('.view-button').click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  const name = `France ${Date.now() % 100_000}`;
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.locator('.view-button', { hasText: name }).waitFor();
  await page.reload();
  await page.locator('.view-button', { hasText: name }).waitFor();

  await page.getByRole('button', { name: /Export/ }).click();
  const file = await downloaded(page, () => page.getByRole('menuitem', { name: 'As CSV' }).click());
  const lines = file.trim().split(/\r?\n/);
  assert.equal(lines.length, filtered + 1, 'one line per customer and the header');
});

story('a view is made, changed, renamed, deleted, and the deletion taken back', async ({ page, customers }) => {
  const view = page.locator('.view-button');
  const choose = async (entry) => {
    await view.click();
    const item = page.getByRole('menuitem', { name: entry });
    await item.click();
    // A menu that is drawn anew in the middle of a click stays open.
    await item.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => item.click());
  };
  const name = `Best ${Date.now() % 100_000}`;
  await customers.open();
  await page.getByRole('columnheader', { name: 'Frequency' }).click();
  await page.waitForURL(/sort=-frequency/);
  await choose('Save as a new view…');
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await view.filter({ hasText: name }).waitFor();
  await page.reload();
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  assert.equal(await page.locator('.view-changed').count(), 0, 'a view just saved is not changed');

  await page.getByRole('columnheader', { name: 'Recency' }).click();
  await page.locator('.view-changed').waitFor();
  await choose('Save the changes');
  await page.locator('.view-changed').waitFor({ state: 'detached' });

  await choose('Rename and share…');
  await page.getByRole('dialog').getByLabel('Name').fill(`${name} again`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await view.filter({ hasText: `${name} again` }).waitFor();

  await choose('Delete the view');
  await view.filter({ hasText: 'All customers' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await view.filter({ hasText: `${name} again` }).waitFor();
});
