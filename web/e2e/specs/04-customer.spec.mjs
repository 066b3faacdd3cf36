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

story('questions about the tier are answered in sentences, and a statement for the customer can be printed', async ({ page, customers }) => {
  await customers.open('');
  await customers.openFirst();
  const questions = page.locator('.questions');
  await questions.locator('.answer-headline').waitFor();
  for (const question of ['What changed?', 'What would change it?']) {
    await questions.getByText(question, { exact: true }).click();
    await questions.locator('.answer-headline').waitFor();
    assert.ok((await questions.locator('.answer-headline').innerText()).length > 20, question);
  }
  await page.getByRole('link', { name: 'Statement' }).press('Enter');
  await page.locator('.statement h1').waitFor();
  assert.equal(await page.locator('.statement h2').count(), 6);
  await page.getByText('中文', { exact: true }).click();
  await page.getByRole('heading', { name: '所用数据' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.statement-tools').isVisible(), false, 'only the sheet is printed');
  await page.emulateMedia({ media: 'screen' });
  const { items } = await (await api()).get('/api/audit?kind=statement.produced&limit=5');
  assert.ok(items.length >= 2, 'each statement is noted');
});
