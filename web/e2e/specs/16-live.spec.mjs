import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

/** Somebody low on the ladder, bought up to the top: one order that no boundary withstands. */
async function lowest(server) {
  const filter = { field: 'tier', op: 'eq', value: 'C' };
  const { items } = await server.post('/api/customer-search', { limit: 1, filter, sort: { field: 'net_revenue', desc: true } });
  assert.ok(items[0], 'somebody has the lowest tier');
  return items[0];
}

async function bigOrder(server, customer, number) {
  const base = (await server.get('/api/organisation')).baseCurrency;
  const { asOf } = await server.get('/api/overview');
  const day = new Date(Date.parse(asOf) - 24 * 3600 * 1000).toISOString();
  await server.post('/api/orders', { number, customerId: customer.id, occurredAt: day, currency: base, lines: [{ description: 'A great deal', quantity: 1, unitPrice: 9_000_000 }] });
}

story('an order sent by a program moves its customer before the reader’s eyes, with its number in the bell and in the reasons', async ({ page }) => {
  const server = await api();
  const customer = await lowest(server);
  const number = `LIVE-${Date.now() % 1_000_000}`;
  await page.goto(`/customers/${customer.id}`);
  await page.locator('.standing .tier-badge').getByText('C').waitFor();
  await bigOrder(server, customer, number);
  await page.locator('.standing .tier-badge').getByText('A').waitFor();
  await page.getByText(`Order ${number}`).first().waitFor();
  await page.getByRole('button', { name: /Moves: \d+ new/ }).click();
  const move = page.getByRole('log').getByRole('link', { name: new RegExp(number) });
  await move.getByText(customer.name ?? '').first().waitFor();
});

story('a webhook is added with its secret shown once, and a test arrives signed', async ({ page }) => {
  const got = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => { got.push({ headers: request.headers, body }); response.end('thank you'); });
  });
  await new Promise((ready) => receiver.listen(0, '127.0.0.1', ready));
  try {
    await page.goto('/settings/webhooks');
    await page.getByRole('button', { name: 'Add webhook' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Shop');
    await dialog.getByLabel('Address').fill(`http://127.0.0.1:${receiver.address().port}/in`);
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    const secret = await dialog.locator('.api-secret').innerText();
    await dialog.getByRole('button', { name: 'I have stored it' }).press('Enter');
    await page.getByRole('button', { name: 'Send test' }).press('Enter');
    await page.getByText('webhook.test').waitFor();
    await eventually(async () => got, (all) => all.length > 0, 'the message');
    await page.getByText(/200 · 1 attempt/).waitFor();
    const [{ headers, body }] = got;
    const key = Buffer.from(secret.trim().slice('whsec_'.length), 'base64');
    const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${signed}`);
  } finally {
    receiver.close();
  }
});
