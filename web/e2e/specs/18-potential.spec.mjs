import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { PHONE, api, story } from '../support/story.mjs';

const unique = Date.now() % 100_000;
const server = await api();
const customer = await server.post('/api/customers', { source: `potential-${unique}`, externalKey: `PK${unique}`, name: `Hopeful ${unique} Ltd` });

story('potential is recorded with its source, corrected, withdrawn, and nothing is lost', async ({ page, app }) => {
  await page.goto(`/customers/${customer.id}`);
  const card = page.locator('.panel', { has: page.getByRole('heading', { name: 'Potential', exact: true }) });
  await card.getByText(/Orders say what this customer has been worth/).waitFor();
  await card.getByRole('button', { name: 'Record the first input' }).click();
  // The drawer is still moving when it is there: whoever misses the entry chooses again.
  await eventually(async () => {
    await app.choose('What', 'Share of wallet');
    return page.getByText('From 0% to 100%').waitFor({ timeout: 3_000 }).then(() => true, () => false);
  }, (chosen) => chosen, 'the kind is chosen');
  await page.getByRole('spinbutton', { name: 'Value' }).fill('350');
  await page.getByRole('textbox', { name: 'Source' }).fill('the buyer, by phone');
  await page.keyboard.press('Enter');
  assert.equal(await page.getByText('From 0% to 100%').count(), 2, 'the range and the refusal');
  await page.getByRole('spinbutton', { name: 'Value' }).fill('35');
  await page.keyboard.press('Enter');
  const share = card.locator('li', { hasText: 'Share of wallet' });
  await share.getByText('35%', { exact: true }).waitFor();
  await share.getByText('60% sure').waitFor();
  await share.getByText('the buyer, by phone').waitFor();
  await card.getByText('1 of 6 known').waitFor();

  // The next one: only the source is remembered.
  await card.getByRole('button', { name: 'Record: Engagement' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Source' }).inputValue(), 'the buyer, by phone');
  await page.getByRole('spinbutton', { name: 'Value' }).fill('70');
  await page.keyboard.press('Enter');
  await card.getByText('2 of 6 known').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await card.getByRole('button', { name: 'History: Engagement' }).press('Enter');
  const history = page.locator('.potential-history');
  await history.getByText('holds').waitFor();
  await history.getByRole('button', { name: 'Correct…' }).press('Enter');
  await page.getByRole('spinbutton', { name: 'Value' }).fill('75');
  await page.keyboard.press('Enter');
  await history.getByText(/Corrected by/).waitFor();
  assert.equal(await history.locator('li').count(), 2);
  await history.getByRole('button', { name: 'Withdraw…' }).press('Enter');
  await page.getByRole('textbox', { name: 'What was wrong' }).fill('It was another Hopeful');
  await page.keyboard.press('Enter');
  await history.getByText(/It was another Hopeful/).waitFor();
  await eventually(() => server.get(`/api/customers/${customer.id}/potential`), ({ known }) => known === 1, 'one input holds');
});

story('a small file of inputs is imported, and a row of nobody waits', async ({ page, imports }) => {
  const rows = ['Customer number,Potential input,Value,Source,Observed on,Confidence', `PK${unique},Market growth,4.5%,Trade press,2025-01-31,high`, `NOBODY${unique},Engagement,70,a visit,2025-02-01,80%`];
  await imports.begin({ name: `inputs-${unique}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) });
  await page.getByText('Potential inputs').first().waitFor();
  assert.equal(await page.getByLabel('Source', { exact: true }).first().inputValue(), customer.source, 'the source is that of the customers');
  await page.getByRole('button', { name: 'Check and import' }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByText('Known inputs').waitFor({ timeout: 40_000 });
  await eventually(() => imports.figure('Records stored').catch(() => -1), (stored) => stored === 1, 'one input is stored');
  assert.equal(await imports.figure('In quarantine'), 1);
  await page.getByText(new RegExp(`There is no customer NOBODY${unique}`)).first().waitFor();
});

story('on a phone the card fits, in Chinese too', async ({ page, app }) => {
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole('heading', { name: '潜力', exact: true }).waitFor();
  await page.getByText('市场增长率').waitFor();
  await page.getByText('把握 90%').waitFor();
  await app.fitsTheWindow();
}, { locale: 'zh-CN', viewport: PHONE });
