import assert from 'node:assert/strict';
import { PHONE, story } from '../support/story.mjs';

const PAGES = ['/', '/customers', '/policies', '/value-potential', '/imports', '/imports/new', '/imports/mappings', '/imports/databases', '/runs', '/settings/organisation', '/settings/users', '/settings/api-keys', '/settings/rates', '/settings/countries', '/settings/audit', '/settings/password'];

for (const [device, viewport] of [['a desk', { width: 1280, height: 800 }], ['a phone', PHONE]]) {
  for (const locale of ['en', 'zh-CN']) {
    story(`every page opens on ${device} in ${locale}, quietly and within the window`, async ({ page, app }) => {
      for (const path of PAGES) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await app.isQuiet();
        await app.fitsTheWindow();
        assert.equal(await page.locator('html').getAttribute('lang'), locale);
      }
    }, { viewport, locale });
  }
}

story('the language is switched, and stays', async ({ page, app }) => {
  await page.goto('/customers');
  await app.seesTitle('Customers');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await app.seesTitle('客户');
  await page.reload();
  await app.seesTitle('客户');
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  await page.getByRole('button', { name: '语言' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await app.seesTitle('Customers');
});

story('the keyboard gets everywhere', async ({ page, app, customers }) => {
  await page.goto('/');
  await app.seesTitle('Overview');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await app.seesTitle('Policies');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await app.seesTitle('Customers');
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search');
  await page.keyboard.press('Escape');
  await customers.count();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'hidden' });
});

story('in the dark the page is dark', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await app.seesTitle('Overview');
  await page.locator('.panel').first().waitFor();
  const lightness = await page.evaluate(() => Math.max(...getComputedStyle(document.querySelector('.panel')).backgroundColor.match(/\d+/g).slice(0, 3).map(Number)));
  assert.ok(lightness < 60, `a panel is ${lightness} bright`);
});

story('on a phone the menu opens from its button', async ({ page, app }) => {
  await page.goto('/');
  await app.seesTitle('Overview');
  await page.getByRole('button', { name: 'Navigation' }).click();
  await page.getByRole('navigation').getByRole('link', { name: /\bImports\b/ }).click();
  await app.seesTitle('Imports');
}, { viewport: PHONE });

story('a server that does not answer is said to be gone, and the page comes back with it', async ({ page, context, customers }) => {
  await customers.open();
  const all = await customers.count();
  await context.setOffline(true);
  await customers.search('nobody is called so');
  await page.getByRole('alert').getByText('Fenji does not answer. What you see may be old').waitFor();
  await context.setOffline(false);
  await page.getByText('Fenji does not answer. What you see may be old').waitFor({ state: 'detached' });
  await customers.search('');
  await page.locator('tbody tr.ant-table-row').first().waitFor();
  assert.equal(await customers.count(), all);
}, { expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

story('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nowhere');
  await page.getByText('There is nothing here').waitFor();
});
