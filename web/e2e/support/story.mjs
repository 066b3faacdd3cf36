// A story is a test with a signed-in person in front of a browser. Whatever the page complains about in the console fails it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Api } from './app.mjs';
import { openBrowser } from './browser.mjs';
import * as pages from './pages.mjs';

const url = process.env.FENJI_URL;
const user = process.env.FENJI_USER ?? 'admin';
const password = process.env.FENJI_PASSWORD ?? '';
const PATIENCE_MILLIS = 30_000;
const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

let browser;

before(async () => {
  assert.ok(url, 'Set FENJI_URL, or run the stories with npm run e2e.');
  browser = await openBrowser();
});

after(() => browser?.close());

/**
 * @param {string} name what the person does and sees
 * @param {(world: object) => Promise<void>} tell
 * @param {{signedIn?: boolean, locale?: string, viewport?: object, expectedErrors?: RegExp}} setting
 */
export function story(name, tell, setting = {}) {
  test(name, { timeout: 180_000 }, async () => {
    const { signedIn = true, locale = 'en', viewport = DESK, expectedErrors } = setting;
    const context = await browser.newContext({ baseURL: url, locale: locale === 'en' ? 'en-GB' : locale, viewport, acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE_MILLIS);
    const page = await context.newPage();
    const complaints = listen(page, expectedErrors);
    try {
      if (signedIn) await signIn(context);
      await tell({ page, context, user, password, ...pages.all(page) });
      assert.deepEqual(complaints, [], 'The console must stay silent.');
    } catch (error) {
      await keepPicture(page, name);
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** Looks behind the page. */
export function api() {
  return new Api(url).signIn(user, password);
}

function listen(page, expected) {
  const complaints = [];
  const note = (text) => {
    if (!expected?.test(text)) complaints.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
  return complaints;
}

/** Signs in without the form: the form has its own story. */
async function signIn(context) {
  const request = context.request;
  await request.get('/api/session');
  const cookies = await context.cookies();
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await request.post('/api/session', { data: { username: user, password }, headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) } });
  assert.ok(answer.ok(), `Sign-in was refused: ${answer.status()} ${await answer.text()}`);
}

async function keepPicture(page, name) {
  const folder = process.env.FENJI_E2E_RESULTS;
  if (!folder) return;
  const file = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 80);
  await page.screenshot({ path: path.join(folder, `${file}.png`), fullPage: true }).catch(() => undefined);
}
