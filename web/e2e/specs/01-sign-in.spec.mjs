import { story } from '../support/story.mjs';

story('a wrong password is refused in words, the right one opens the overview', async ({ page, app, user, password }) => {
  await page.goto('/customers');
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await app.seesTitle('Customers');
}, { signedIn: false, expectedErrors: /401|status of 4\d\d/ });

story('signing out closes the door', async ({ page, app }) => {
  await page.goto('/');
  await app.seesTitle('Overview');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('User name').waitFor();
  await page.goto('/customers');
  await page.getByLabel('User name').waitFor();
}, { expectedErrors: /401|status of 4\d\d/ });
