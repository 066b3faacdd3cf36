import assert from 'node:assert/strict';
import { api, story } from '../support/story.mjs';

story('an alert is shown with its owner, closed with a remark, and stays closed', async ({ page }) => {
  const server = await api();
  const { items } = await server.get('/api/alerts?state=OPEN&limit=200');
  const { open } = await server.get('/api/alerts/count');
  await page.goto('/alerts');
  await page.getByRole('heading', { name: 'Alerts', exact: true }).waitFor();
  if (items.length === 0) {
    await page.getByText('Nothing to deal with').waitFor();
    return;
  }
  await page.getByRole('button', { name: 'Close…' }).first().press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Remark').fill('Called the customer.');
  await dialog.getByRole('button', { name: 'Close the alert' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const left = await server.get('/api/alerts/count');
  assert.equal(left.open, open - 1);
  const handled = await server.get('/api/alerts?state=HANDLED');
  assert.equal(handled.items[0].remark, 'Called the customer.');
});

story('the rules of alerts are named values in the settings', async ({ page }) => {
  await page.goto('/settings/alerts');
  const rule = page.locator('.panel', { hasText: 'The best tier shrinks' });
  await rule.getByLabel('From how much on (percent lost)').fill('25');
  await rule.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('The next run goes by it.').waitFor();
  const rules = await (await api()).get('/api/alert-rules');
  assert.equal(rules.find((one) => one.kind === 'TIER_SHRINKS').threshold, '25');
});
