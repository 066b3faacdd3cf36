import { story } from '../support/story.mjs';

story('a run is started for a past day, finishes and tells where its figures come from', async ({ page, app }) => {
  await page.goto('/runs');
  await app.seesTitle('Runs');
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/runs\/\d+$/);
  await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 40_000 });
  await page.getByRole('heading', { name: 'Provenance' }).waitFor();
  await page.goto('/runs');
  // The value models follow with a run of their own.
  await page.locator('tbody tr.ant-table-row', { hasText: 'Tiers' }).first().getByText('Done').waitFor();
});
