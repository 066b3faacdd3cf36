import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

/** Models are learned after the tiers, and show when they are ready. */
async function rated(server) {
  await eventually(() => server.get('/api/models'), (models) => models.scopes.length > 0, 'the first models', 120_000);
  return server.get('/api/models/report?scope=all');
}

story('the models page tells the fit and how good the forecast was, beside the simple rules', async ({ page, app }) => {
  const server = await api();
  const { report } = await rated(server);
  await page.goto('/models');
  await app.seesTitle('Value models');
  const fit = page.locator('.panel', { has: page.getByRole('heading', { name: 'The model' }) });
  for (const { name } of report.purchases.parameters) await fit.getByText(name, { exact: true }).waitFor();
  assert.equal(await fit.locator('tr.is-chosen').count(), 1, 'one of the models tried is the one used');
  const grades = page.locator('.panel', { has: page.getByRole('heading', { name: 'How good the forecast was' }) });
  const table = grades.locator('table').first();
  assert.equal(await table.locator('tbody tr').count(), 1 + report.grade.purchases.rules.length);
  const ranked = await table.locator('tbody tr').first().locator('td').allInnerTexts();
  assert.equal(ranked[0], 'the model');
  assert.ok(ranked.slice(1).some((figure) => /\d/.test(figure)), `figures, not ${ranked}`);
  const next = report.grade.nextOrders;
  await grades.getByText(next.grade ? /Off by [\d.]+ days on average/ : 'Next order dates are not judged').waitFor();
});

story('with models of their own for each type of customer the page shows one of them alone', async ({ page, app }) => {
  const server = await api();
  await page.goto('/models');
  await app.seesTitle('Value models');
  await page.getByRole('button', { name: 'Settings' }).click();
  await app.choose('Models of their own for each', 'Type');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The models are learned anew.').waitFor();
  const { scopes } = await eventually(() => server.get('/api/models'), (models) => models.scopes.length > 1, 'models of segments', 90_000);
  const one = scopes.find((scope) => scope.value);
  const count = (customers) => customers.toLocaleString('en');
  const buyers = page.locator('.tile', { hasText: 'Customers with a purchase' }).locator('.tile-value');
  await page.goto('/models');
  await buyers.getByText(count(scopes.find((scope) => !scope.value).customers), { exact: true }).waitFor();
  await page.getByRole('combobox', { name: 'Scope of the model' }).click();
  const asked = page.waitForResponse((answer) => answer.url().includes('/api/models/report') && new URL(answer.url()).searchParams.get('scope') === one.scope);
  await page.locator('.ant-select-item-option', { hasText: `· ${count(one.customers)}` }).last().click();
  assert.equal((await asked).status(), 200);
  await buyers.getByText(count(one.customers), { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'How good the forecast was' }).waitFor();
});

story('the page of a rated customer says what it is expected to buy and to be worth', async ({ page }) => {
  const server = await api();
  const { items } = await server.post('/api/customer-search', { limit: 20, sort: { field: 'net_revenue', desc: true } });
  const worths = await Promise.all(items.map(({ id }) => server.get(`/api/customers/${id}/worth`).then((view) => ({ id, ...view }))));
  const valued = worths.find(({ worth }) => worth?.ahead);
  assert.ok(valued, 'somebody has a value');
  await page.goto(`/customers/${valued.id}`);
  const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'Expected value' }) });
  const figure = async (name) => Number((await panel.locator('.tile', { hasText: name }).locator('.tile-value').innerText()).replace(/[^\d.]/g, ''));
  const year = valued.worth.ahead.periods.find((period) => period.days === 365);
  assert.equal(await figure('Purchases in a year'), Math.round(year.expected * 10) / 10);
  assert.equal(await figure('Lifetime value'), Math.round(Number(valued.worth.values.clv)));
  // Where the sales do not show that customers leave, there is no chance of it to draw.
  const drawn = await panel.getByText('Chance of being a customer over time').count();
  assert.equal(drawn, valued.worth.alive.length > 0 ? 1 : 0);
});
