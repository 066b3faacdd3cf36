import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { story } from '../support/story.mjs';

story('the overview shows the tiers and clicks through to the customers behind them', async ({ page, app, customers }) => {
  await page.goto('/');
  await app.seesTitle('Overview');
  const tier = page.locator('.pyramid-row').first();
  const customersInTier = Number((await tier.locator('b').first().innerText()).replace(/\D/g, ''));
  assert.ok(customersInTier > 0, 'the demo has customers in its first tier');
  await tier.click();
  await app.seesTitle('Customers');
  await eventually(() => customers.count(), (count) => count === customersInTier, 'the list holds the customers of the tier');
});

story('the overview draws its charts', async ({ page, app }) => {
  await page.goto('/');
  await app.seesTitle('Overview');
  await page.locator('canvas, svg').first().waitFor();
  await app.isQuiet();
  await app.fitsTheWindow();
});
