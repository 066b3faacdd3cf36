import assert from 'node:assert/strict';
import { api, story } from '../support/story.mjs';

story('the reasons for a tier are on the customer page, down to the documents', async ({ page, customers }) => {
  await customers.open('');
  await customers.openFirst();
  await page.getByRole('heading', { name: 'Why this tier' }).waitFor();
  await page.locator('.why-headline').waitFor();
  await page.locator('.criteria-table tbody tr.ant-table-row').first().waitFor();
  const open = page.locator('.criteria-table .ant-table-row-expand-icon:not(.ant-table-row-expand-icon-spaced)').first();
  if ((await open.count()) > 0) {
    await open.click();
    await page.locator('.evidence tbody tr').first().waitFor();
  }
});

story('the score on the page is the sum of its parts', async () => {
  const server = await api();
  const policies = await server.get('/api/policies');
  const scorecard = policies.find((policy) => policy.method === 'SCORECARD');
  assert.ok(scorecard, 'a scorecard is shipped');
  const { items } = await server.post('/api/customer-search', { limit: 20, sort: { field: 'net_revenue', desc: true } });
  let checked = 0;
  for (const { id } of items) {
    const explanation = await server.get(`/api/customers/${id}/explanation?policy=${scorecard.id}`);
    if (explanation.total === null) continue;
    const sum = explanation.parts.reduce((total, part) => total + Number(part.contribution ?? 0), 0);
    assert.ok(Math.abs(sum - Number(explanation.total)) < 1e-6, `customer ${id}: parts make ${sum}, the score is ${explanation.total}`);
    checked++;
  }
  assert.ok(checked > 0, 'somebody has a score');
});
