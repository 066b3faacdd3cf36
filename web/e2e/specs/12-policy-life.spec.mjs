import assert from 'node:assert/strict';
import { downloaded, eventually } from '../support/pages.mjs';
import { api, PHONE, story } from '../support/story.mjs';

/** A policy of its own for each story, so that stories do not meet. */
async function begin(server, name) {
  const slug = `${name}-${Date.now() % 1_000_000}`;
  const { document } = await server.get('/api/policies/abc-net-revenue');
  const made = await server.post('/api/policies', { document: { ...document, slug, title: { en: slug, zh: slug }, gates: undefined, stability: undefined } });
  return { id: made.id, slug, document: { ...document, slug, title: { en: slug, zh: slug }, gates: undefined, stability: undefined } };
}

const moverCount = async (page) => Number((await page.locator('.ant-drawer-title').innerText()).replace(/\D/g, ''));

story('while a threshold moves one sees who would move, opens them, narrows the list and takes it along', async ({ page }) => {
  const policy = await begin(await api(), 'simulated');
  await page.goto(`/policies/${policy.id}/edit`);
  await page.getByText('What it would change').waitFor();
  const share = page.getByRole('spinbutton', { name: /Share up to which/ }).first();
  await share.fill('40');
  await share.press('Tab');
  const falls = page.getByRole('button', { name: /customers? fall/ });
  await falls.waitFor();
  const falling = Number((await falls.locator('b').innerText()).replace(/\D/g, ''));
  await falls.click();
  await page.locator('.ant-drawer .ant-table-row').first().waitFor();
  assert.equal(await moverCount(page), falling, 'the list has whom the sum counts');
  const csv = await downloaded(page, () => page.getByRole('button', { name: /CSV/ }).click());
  assert.equal(csv.trim().split(/\r?\n/).length, falling + 1, 'the file has all of them and a line of titles');
  await page.locator('.ant-drawer').getByRole('combobox', { name: 'Country' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await eventually(() => moverCount(page), (count) => count > 0 && count <= falling, 'a shorter list');
  await page.keyboard.press('Escape');

  const capacity = page.getByRole('spinbutton', { name: /^Capacity of/ }).first();
  await capacity.fill('1');
  await capacity.press('Tab');
  await page.getByText('room for 1').waitFor();
});

story('drafts and versions lie side by side', async ({ page }) => {
  const server = await api();
  const policy = await begin(server, 'compared');
  const other = await server.get('/api/policies/abc-net-revenue');
  await page.goto('/policies');
  await page.getByRole('link', { name: /\bCompare$/ }).click();
  await page.getByText('Nothing chosen yet').waitFor();
  await page.goto(`/policies/compare?with=${policy.id}-draft,${other.id}-${other.publishedVersion}`);
  await page.locator('.compare-ladder').nth(1).waitFor();
  assert.equal(await page.locator('.compare thead a').count(), 2);
  await page.getByText('Would move').waitFor();
});

story('whoever wrote a draft cannot approve it; it is given back with a reason, published for a later day, and cancelled', async ({ page }) => {
  const policy = await begin(await api(), 'reviewed');
  await page.goto(`/policies/${policy.id}`);
  await page.getByRole('button', { name: 'Submit for review…' }).click();
  await page.getByLabel('A word about it (optional)').fill('please look at the shares');
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review…' }).click();
  await page.getByText(/waits for a review/).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Approve…' }).isDisabled(), 'not by its author');
  await page.getByText('Whoever wrote on a draft cannot approve it.').first().waitFor();
  assert.equal(await page.getByRole('link', { name: /Edit/ }).count(), 0, 'nobody edits what is in review');

  await page.getByRole('button', { name: 'Give back…' }).click();
  await page.getByLabel('Why').fill('rather 75 %');
  await page.getByRole('dialog').getByRole('button', { name: 'Give back…' }).click();
  await page.getByText('rather 75 %').waitFor();

  await page.getByRole('link', { name: /Edit draft/ }).click();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByLabel('What changed, and why').fill('for next year');
  await page.getByRole('textbox', { name: 'From' }).fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Waits for its day').waitFor();
  await page.getByRole('button', { name: 'Cancel…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel…' }).click();
  await page.getByText('Waits for its day').waitFor({ state: 'detached' });
});

story('what changed between two versions is told in words and in fields, in Chinese too', async ({ page }) => {
  const server = await api();
  const policy = await begin(server, 'told');
  await server.post(`/api/policies/${policy.id}/publish`, { note: 'first' });
  const tiers = policy.document.tiers.map((tier, index) => (index === 0 ? { ...tier, share: 0.7 } : tier));
  await server.put(`/api/policies/${policy.id}/draft`, { document: { ...policy.document, tiers } });
  await page.goto(`/policies/${policy.id}`);
  await page.getByRole('button', { name: '与上一版的差异' }).click();
  const before = Math.round(policy.document.tiers[0].share * 100);
  await page.getByText(`由 ${before}% 改为 70%`).waitFor();
  await page.locator('.ant-drawer').getByText('字段', { exact: true }).click();
  await page.getByText('tiers[A].share').waitFor();
}, { locale: 'zh-CN' });

story('on a phone the simulation stands below the form and nothing is wider than the screen', async ({ page }) => {
  const policy = await begin(await api(), 'small');
  await page.goto(`/policies/${policy.id}/edit`);
  await page.locator('.tier-sizes').waitFor();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wider, 0, 'no sideways scrolling');
}, { viewport: PHONE });
