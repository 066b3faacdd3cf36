import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { api, PHONE, story } from '../support/story.mjs';

const PATIENCE = { timeout: 120_000 };

async function begin(page) {
  await page.goto('/backtests');
  await page.getByRole('button', { name: 'New back-test' }).click();
  await page.getByRole('dialog').getByText('At each as-of date').waitFor();
}

/** A back-test that is done, made without the pages. */
async function done(server) {
  const { items } = await server.get('/api/backtests');
  const found = items.find((job) => job.state === 'DONE');
  assert.ok(found, 'the first story left one');
  return found.id;
}

story('the policy in force is tested on the past: question, progress, verdict, chart and tables', async ({ page, app }) => {
  const server = await api();
  const before = await server.get('/api/backtests');
  await page.goto('/');
  await app.goTo('Back-tests');
  // An installation that was used before has answers already.
  if (before.items.length === 0) await page.getByText('Nothing has been tested yet').waitFor();
  await begin(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/backtests\/\d+$/);
  await page.getByText('In plain words').waitFor(PATIENCE);

  const sentences = await page.locator('.backtest-sentence').allInnerTexts();
  assert.ok(sentences.some((text) => /the fifth of the customers that it placed best brought [\d.]+% of the value/.test(text)), sentences.join('\n'));
  assert.ok(sentences.some((text) => /Random/.test(text) && /difference is real|may be chance/.test(text)), sentences.join('\n'));
  await page.getByRole('img', { name: 'Cumulative gain' }).locator('canvas, svg').first().waitFor();
  const entrants = (await page.locator('.backtest-legend li').count()) - 1;
  assert.equal(entrants, 3, 'the policy in force and two baselines, beside the perfect order');
  const figures = page.locator('.panel', { hasText: 'All figures' }).locator('table');
  assert.equal(await figures.locator('thead th').count(), entrants + 1);
  assert.match(await figures.locator('tr', { hasText: 'best-placed 20' }).innerText(), /[\d.]+%[^%]*[\d.]+% … [\d.]+%/);
  const tiers = page.locator('.panel', { has: page.locator('.backtest-bar') });
  assert.equal(await tiers.count(), entrants, 'a table of tiers for each');
  await page.getByText('Digest of the rows').waitFor();

  await page.getByRole('link', { name: /Back-tests/ }).last().click();
  await eventually(() => page.locator('tbody tr.ant-table-row').count(), (count) => count > before.items.length, 'the back-test in the list');
  await page.locator('tbody tr.ant-table-row').first().getByText('Done').waitFor();
});

story('a question the history cannot answer is refused in a sentence, and the form stays as it was', async ({ page }) => {
  await begin(page);
  const dialog = page.getByRole('dialog');
  const horizon = dialog.getByRole('spinbutton', { name: 'Horizon in months' });
  await horizon.fill('12');
  await horizon.press('Tab');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await dialog.getByText(/^Nobody knows yet what follows 12 months after/).waitFor();
  await dialog.getByText(/or a shorter horizon/).waitFor();
  assert.equal(await horizon.inputValue(), '12');
}, { expectedErrors: /status of 4\d\d/ });

story('a better version is looked for on the earlier dates, proved on the later ones and saved as draft by a person', async ({ page, app }) => {
  const server = await api();
  const policy = (await server.get('/api/policies')).find(({ method }) => method === 'SCORECARD');
  await begin(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Look for a better version', { exact: true }).click();
  await dialog.getByText('Nothing is saved or published by itself').waitFor();
  await app.choose('Policy to improve', policy.title.en);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/backtests\/\d+$/);
  await page.getByText('In plain words').waitFor(PATIENCE);

  const proposal = page.locator('.panel', { has: page.getByRole('heading', { name: 'Proposal' }) });
  const said = await proposal.locator('.backtest-sentence').innerText();
  const { proposal: found } = await server.get(`/api${new URL(page.url()).pathname}`);
  assert.ok(found.tried > 20, `${found.tried} versions tried`);
  if (!found.document) {
    assert.match(said, /None of the \d+ versions/);
    return;
  }
  assert.match(said, /On the later dates, which it had not seen/);
  assert.equal(await proposal.locator('tbody tr').count(), found.changes.length);
  await proposal.getByRole('button', { name: 'Save as draft' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Save as draft' }).press('Enter');
  await page.waitForURL(/\/policies\/\d+\/edit$/);
  assert.ok(page.url().endsWith(`/policies/${policy.id}/edit`), page.url());
  await eventually(async () => (await server.get(`/api/policies/${policy.id}`)).hasDraft, Boolean, 'the draft');
});

story('on a phone an answer is no wider than the screen, in Chinese too', async ({ page, app }) => {
  const id = await done(await api());
  await page.goto(`/backtests/${id}`);
  await page.locator('.backtest-sentence').first().waitFor();
  await app.isQuiet();
  await app.fitsTheWindow();
  await page.goto('/backtests');
  await page.getByRole('button', { name: '新建回测' }).click();
  await page.getByRole('dialog').getByText('首个和最后截止日').waitFor();
  await app.fitsTheWindow();
}, { viewport: PHONE, locale: 'zh-CN' });
