import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { classPath } from '../support/app.mjs';
import { companyDatabase } from '../support/database.mjs';
import { eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

const data = process.env.FENJI_E2E_DATA;
const name = 'a database of the company is listed, imported with a click, and imported again without anything twice';

if (data && classPath()) {
  // Nobody has been rated yet who came in a moment ago.
  story(name, tell, { expectedErrors: /404.*\/explanation/ });
} else {
  test(name, { skip: 'needs the packaged application, extracted, on a data folder of its own (./fenji build)' }, () => {});
}

async function tell({ page }) {
  const behind = await api();
  const { baseCurrency } = await behind.get('/api/organisation');
  const database = await companyDatabase();
  const description = path.join(data, 'sources', 'erp.yaml');
  try {
    await mkdir(path.dirname(description), { recursive: true });
    await writeFile(description, source(database.url, baseCurrency));
    assert.deepEqual(await importOnce(page, behind), { linesNew: 4, linesKnown: 0, customersNew: 2, states: ['DONE', 'DONE'] });
    assert.deepEqual(await importOnce(page, behind), { linesNew: 0, linesKnown: 4, customersNew: 0, states: ['DONE', 'DONE'] });

    // What came in is a customer like any other: its name in Chinese, its return taken off.
    const named = { filter: { field: 'name', op: 'eq', value: '上海晨光贸易' } };
    const found = await eventually(() => behind.post('/api/customer-search', named), (list) => list.items.length === 1, 'the new customer is listed');
    await page.goto(`/customers/${found.items[0].id}`);
    await page.getByRole('heading', { level: 1, name: '上海晨光贸易' }).waitFor();
    const orders = await behind.get(`/api/customers/${found.items[0].id}/orders`);
    assert.deepEqual(orders.items.map((order) => [order.number, order.kind]), [['R-3', 'CREDIT_NOTE'], ['R-2', 'PURCHASE']]);
  } finally {
    await rm(description, { force: true });
    await database.stop();
  }
}

/** Starts both imports of the source on the page and adds up their reports. */
async function importOnce(page, behind) {
  const before = (await behind.get('/api/imports?limit=1')).items[0]?.id ?? 0;
  await page.goto('/imports/databases');
  await page.locator('.mapping-card', { hasText: 'Our ERP' }).getByRole('button', { name: 'Import now' }).click();
  await page.getByText('2 imports have started').waitFor();
  const ended = (reports) => reports.length === 2 && reports.every((report) => !['CHECKING', 'RUNNING'].includes(report.state));
  const reports = await eventually(
    async () => (await behind.get('/api/imports?limit=10')).items.filter((report) => report.id > before),
    ended,
    'both imports of the database have ended',
    60_000,
  );
  const sum = (count) => reports.reduce((total, report) => total + report.counts[count], 0);
  return { linesNew: sum('linesNew'), linesKnown: sum('linesKnown'), customersNew: sum('customersNew'), states: reports.map((report) => report.state) };
}

function source(url, currency) {
  return `name: erp
title: Our ERP
url: ${url}
user: fenji_reader
password: only-reads
sets:
  - name: customers
    kind: CUSTOMERS
    sql: select number as "customerKey", name as "customerName", country as "country" from customers
  - name: lines
    kind: ORDER_LINES
    sql: |
      select invoice as "document", case when total < 0 then 'CREDIT_NOTE' else 'PURCHASE' end as "kind",
             customer as "customerKey", invoiced_on as "occurredAt", '${currency}' as "currency",
             sku as "productKey", qty as "quantity", total as "amount"
      from invoice_lines order by invoice
`;
}
