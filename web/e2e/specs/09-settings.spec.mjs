import assert from 'node:assert/strict';
import { story } from '../support/story.mjs';

story('an API key is made, shown once and revoked', async ({ page, app }) => {
  await page.goto('/settings/api-keys');
  await app.seesTitle('Settings');
  const name = `story ${Date.now() % 100_000}`;
  await page.getByRole('button', { name: 'Create key' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  const secret = await page.locator('.api-secret').innerText();
  assert.match(secret, /^fenji_\S{20,}/);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click();
  await row.waitFor({ state: 'detached' });
});

story('a new user may sign in and sees what the role allows', async ({ page, app, context }) => {
  await page.goto('/settings/users');
  await app.seesTitle('Settings');
  const username = `story${Date.now() % 1_000_000}`;
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill(username);
  await dialog.getByLabel('Displayed name').fill('Story Reader');
  await dialog.getByLabel('First password').fill('a long enough password');
  await dialog.getByRole('button', { name: 'Add user' }).click();
  await page.getByText('Story Reader').waitFor();

  await context.clearCookies();
  await page.goto('/');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await app.seesTitle('Overview');
  await page.goto('/policies');
  await app.seesTitle('Policies');
  assert.equal(await page.getByRole('button', { name: 'New policy' }).count(), 0, 'a viewer makes no policies');
}, { expectedErrors: /401|status of 4\d\d/ });

story('the audit log knows who signed in', async ({ page }) => {
  await page.goto('/settings/audit');
  await page.getByText('Signed in').first().waitFor();
});

story('the exchange rates that come along are loaded with a click', async ({ page }) => {
  await page.goto('/settings/rates');
  await page.getByRole('button', { name: 'Load the ECB history' }).click();
  await page.getByText(/rates? loaded/).waitFor({ timeout: 60_000 });
  await page.getByRole('row', { name: /GBP/ }).first().waitFor();
});

story('where databases are described is told before there is one', async ({ page, app }) => {
  await page.goto('/imports');
  await page.getByRole('link', { name: 'From a database' }).click();
  await app.seesTitle('From a database');
  await page.getByText('No database is described yet').waitFor();
});
