// Takes the pictures of the READMEs: node e2e/pictures.mjs, on the installation that FENJI_URL names (FENJI_USER, FENJI_PASSWORD),
// which should hold the data of `./fenji demo`.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Api } from './support/app.mjs';
import { openBrowser } from './support/browser.mjs';

const images = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../docs/images');
const url = process.env.FENJI_URL?.replace(/\/$/, '');
const user = process.env.FENJI_USER ?? 'admin';
const password = process.env.FENJI_PASSWORD ?? '';
const WINDOW = { width: 1280, height: 860 };
const CUSTOMER = 'Toys of Finland, Co.';
const POLICY = 'foreign-b2b-scorecard';

if (!url) throw new Error('Set FENJI_URL and FENJI_PASSWORD: the pictures are those of an installation with demo data.');

const pages = await addresses(await new Api(url).signIn(user, password));
const browser = await openBrowser();
try {
  for (const locale of ['en', 'zh-CN']) await take(locale);
} finally {
  await browser.close();
}

async function addresses(server) {
  const { items } = await server.post('/api/customer-search', { limit: 1, search: CUSTOMER });
  const policy = await server.get(`/api/policies/${POLICY}`);
  if (!items[0]) throw new Error(`There is no customer ${CUSTOMER}: is this the demo data?`);
  return {
    overview: ['/'],
    customer: [`/customers/${items[0].id}`, (page, language) => choosePolicy(page, policy.title[language])],
    policy: [`/policies/${policy.id}/edit`],
  };
}

/** The reasons under the scorecard have more to show than those of a single figure. */
async function choosePolicy(page, title) {
  await page.locator('.why .ant-select').click();
  await page.locator('.ant-select-item-option', { hasText: title }).click();
}

async function take(locale) {
  const folder = path.join(images, locale);
  await mkdir(folder, { recursive: true });
  const context = await browser.newContext({ baseURL: url, locale: locale === 'en' ? 'en-US' : locale, viewport: WINDOW, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => sessionStorage.setItem('fenji.demoNoticeDismissed', 'yes'));
  await page.goto('/sign-in');
  await page.locator('input').first().fill(user);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
  for (const [name, [address, prepare]] of Object.entries(pages)) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await prepare?.(page, locale === 'en' ? 'en' : 'zh');
    // Charts draw themselves after their data has come.
    await page.waitForTimeout(1500);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  await context.close();
}
