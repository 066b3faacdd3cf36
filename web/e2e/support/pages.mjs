// What a person does on the pages, in their words. Names are those of the English interface.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export function all(page) {
  const app = shell(page);
  return { app, customers: customers(page, app), imports: imports(page, app), policies: policies(page, app) };
}

/** What a click downloads, as text. */
export async function downloaded(page, click) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fenji-download-'));
  try {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]);
    const file = path.join(folder, 'file');
    await download.saveAs(file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asks again until the answer fits: pages fill themselves step by step. */
export async function eventually(look, fits, what, patienceMillis = 30_000) {
  const deadline = Date.now() + patienceMillis;
  let seen;
  while (Date.now() < deadline) {
    seen = await look();
    if (fits(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return assert.fail(`${what}: still ${JSON.stringify(seen)} after ${patienceMillis / 1000} s`);
}

function shell(page) {
  return {
    async goTo(name) {
      await page.getByRole('navigation').getByRole('link', { name: new RegExp(`\\b${name}\\b`) }).click();
      await this.seesTitle(name);
    },
    async seesTitle(title) {
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    async isQuiet() {
      await page.waitForLoadState('networkidle');
    },
    async choose(label, option) {
      const box = page.getByRole('combobox', { name: label, exact: true });
      await box.click();
      // Long lists are drawn only as far as they are seen.
      if (await box.isEditable()) await box.fill(option);
      await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click();
    },
    /** No page may be wider than its window. */
    async fitsTheWindow() {
      const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(surplus <= 0, `${page.url()} is ${surplus} px wider than the window`);
    },
  };
}

function customers(page, app) {
  return {
    async open(query = '') {
      await page.goto(`/customers${query}`);
      await app.seesTitle('Customers');
      await page.locator('tbody tr.ant-table-row').first().waitFor();
    },
    async count() {
      const text = await page.getByText(/^[\d,]+ customers?$/).first().innerText();
      return Number(text.replace(/\D/g, ''));
    },
    search: (text) => page.getByRole('searchbox').fill(text),
    names: () => page.locator('tbody tr.ant-table-row a').allInnerTexts(),
    async openFirst() {
      await page.locator('tbody tr.ant-table-row a').first().click();
      await page.waitForURL(/\/customers\/\d+/);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  };
}

function imports(page, app) {
  return {
    async begin(file) {
      await page.goto('/imports/new');
      await app.seesTitle('New import');
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Map the columns' }).click();
      await page.getByText('As it will be read').waitFor();
    },
    async seesReport() {
      await page.waitForURL(/\/imports\/\d+$/);
      await page.getByText('New lines').waitFor({ timeout: 40_000 });
    },
    /** The figure on the tile of this name. */
    async figure(name) {
      const text = await page.locator('.tile', { hasText: name }).first().locator('.tile-value').innerText();
      return Number(text.replace(/\D/g, ''));
    },
    async correct(column, row, value) {
      await page.getByRole('button', { name: `${column} of row ${row}` }).click();
      await page.getByRole('textbox', { name: column }).fill(value);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `${column} of row ${row}` }).getByText(value).waitFor();
    },
  };
}

function policies(page, app) {
  return {
    async open(name) {
      await page.goto('/policies');
      await app.seesTitle('Policies');
      await page.getByRole('link', { name: new RegExp(name) }).first().click();
      await app.seesTitle(new RegExp(name));
    },
    async edit() {
      await page.getByRole('link', { name: /\bEdit\b/ }).click();
      await page.waitForURL(/\/edit$/);
      await page.getByText('What it would change').waitFor();
    },
    /** Customers per tier as the simulation shows them now. */
    async previewedTiers() {
      const cells = await page.locator('.preview:not(.preview-stale) .tier-sizes tbody td:nth-child(2) > b').allInnerTexts();
      return cells.map((text) => Number(text.replace(/\D/g, '')));
    },
  };
}
