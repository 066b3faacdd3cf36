import assert from 'node:assert/strict';
import { downloaded, eventually } from '../support/pages.mjs';
import { api, PHONE, story } from '../support/story.mjs';

const PATIENCE = { timeout: 120_000 };

/** The months of the past, computed without the pages. */
async function computed() {
  const server = await api();
  await server.post('/api/movements/past', {});
  await eventually(() => server.get('/api/movements/past'), (past) => past.open === 0 && past.days.length === 0, 'the past is computed', 120_000);
  await eventually(() => server.get('/api/movements'), ({ history }) => history.days > 2 && !history.pending, 'moves are known', 60_000);
  return server;
}

story('the past is computed, and the movement of a year opens its customers and their reasons', async ({ page, app }) => {
  await page.goto('/');
  await app.goTo('Movement');
  const before = await (await api()).get('/api/movements/past');
  if (before.days.length > 0) {
    await page.getByRole('button', { name: 'Compute the past' }).press('Enter');
    await page.getByRole('button', { name: 'Compute the past' }).waitFor({ state: 'detached', ...PATIENCE });
  }
  await computed();
  await page.reload();
  await page.getByText('From where to where').waitFor();
  await page.getByRole('img', { name: 'Flows' }).locator('svg').waitFor();
  await page.getByRole('img', { name: 'Month by month' }).locator('svg').waitFor();

  const cell = page.locator('.matrix td button').first();
  const count = Number((await cell.innerText()).replace(/\D/g, ''));
  assert.ok(count > 0);
  await cell.press('Enter');
  const list = page.getByRole('dialog');
  await list.locator('tbody tr.ant-table-row').first().waitFor();
  assert.equal(await list.locator('tbody tr.ant-table-row').count(), Math.min(count, 50));
  const file = await downloaded(page, () => list.getByRole('button', { name: /CSV/ }).click());
  assert.equal(file.trim().split('\n').length, count + 1);
  await list.locator('tbody tr.ant-table-row a').first().press('Enter');
  await page.waitForURL(/\/customers\/\d+/);
  await page.getByText('Tier history').waitFor();
  await page.locator('.tier-story li').first().waitFor();
});

story('pages show tiers as of a past day, say so, and lead back to today', async ({ page, app }) => {
  const server = await computed();
  const { history } = await server.get('/api/movements/history');
  await page.goto(`/?asOf=${history.first}`);
  await page.getByText(/As it was on/).waitFor();
  const tier = page.locator('.pyramid-row').first();
  const held = Number((await tier.locator('b').first().innerText()).replace(/\D/g, ''));
  await tier.press('Enter');
  await app.seesTitle('Customers');
  assert.match(page.url(), new RegExp(`asOf=${history.first}`));
  await page.getByText(/As it was on/).waitFor();
  await eventually(() => page.getByText(/^[\d,]+ customers?$/).first().innerText(), (text) => Number(text.replace(/\D/g, '')) === held, 'the list holds the customers of that tier then');
  await page.getByRole('button', { name: 'Back to today' }).press('Enter');
  await page.getByText(/As it was on/).waitFor({ state: 'detached' });
  await page.goto('/movement?from=2001-01-01');
  await page.getByText(/^Nothing is known of/).waitFor();
}, { expectedErrors: /status of 4\d\d/ });

story('on a phone the movement is no wider than the screen, in Chinese too', async ({ page, app }) => {
  await computed();
  await page.goto('/movement');
  await page.getByText('从哪里到哪里').waitFor();
  await app.isQuiet();
  await app.fitsTheWindow();
}, { viewport: PHONE, locale: 'zh-CN' });
