import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

const reason = `The first buyer of branch ${Date.now() % 100_000}`;

story('a tier set by hand is shown beside the computed one, is in the list, and ends', async ({ page }) => {
  const server = await api();
  const filter = { field: 'tier', op: 'eq', value: 'C' };
  const { items } = await server.post('/api/customer-search', { limit: 1, filter, sort: { field: 'net_revenue', desc: false } });
  const [low] = items;
  assert.ok(low, 'somebody has the lowest tier');

  await page.goto(`/customers/${low.id}`);
  await page.getByRole('button', { name: 'Set tier…' }).click();
  await page.getByRole('combobox', { name: 'Tier', exact: true }).click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText(/set by hand · computed: /).waitFor();
  await page.locator('.override[data-state=IN_FORCE]').getByText(reason).waitFor();
  await page.locator('.why').getByRole('note').getByText(reason).waitFor();

  await page.goto('/overrides');
  await page.getByRole('cell', { name: reason }).waitFor();
  await page.getByRole('row', { name: new RegExp(reason) }).getByRole('checkbox').check();
  await page.getByText('1 chosen').waitFor();
  await page.getByRole('button', { name: 'End…', exact: true }).click();
  await page.getByLabel('Why').fill('The branch is closed');
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('cell', { name: reason }).waitFor({ state: 'detached' });
  const after = await server.get(`/api/customers/${low.id}/standing`);
  assert.equal(after.tier, 'C');
  assert.equal(after.override ?? null, null);
});

story('a gate drawn in the editor shows in the reasons of the customers it holds for', async ({ page }) => {
  const server = await api();
  const { document } = await server.get('/api/policies/abc-net-revenue');
  const slug = `gated-${Date.now() % 100_000}`;
  const made = await server.post('/api/policies', { document: { ...document, slug, title: { en: slug, zh: slug } } });
  await page.goto(`/policies/${made.id}/edit`);
  await page.getByRole('button', { name: 'Add a gate' }).click();
  await page.getByRole('textbox', { name: 'Reason of gate 1 (English)' }).fill('One large buyer');
  await page.getByRole('textbox', { name: 'Reason of gate 1 (中文)' }).fill('只有一个大买家');
  await page.getByText(/things? to correct/).waitFor();
  // the condition is completed through the API: the condition builder has its own story
  const draft = (await server.get(`/api/policies/${made.id}`)).draft ?? document;
  await eventually(() => server.get(`/api/policies/${made.id}`), ({ draft: saved }) => saved?.gates?.length === 1, 'the draft with its gate');
  const { items } = await server.post('/api/customer-search', { limit: 1, sort: { field: 'net_revenue', desc: true } });
  const { values } = await server.get(`/api/customers/${items[0].id}/metrics`);
  const when = { field: 'net_revenue', op: 'ge', value: Math.floor(Number(values.net_revenue)) };
  await page.goto('/policies');
  await server.put(`/api/policies/${made.id}/draft`, { document: { ...draft, slug, gates: [{ id: 'gate', reason: { en: 'One large buyer', zh: '只有一个大买家' }, when, cap: 'C' }] } });
  await server.post(`/api/policies/${made.id}/publish`, {});
  await page.goto('/runs');
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/runs\/\d+$/);
  const why = () => server.get(`/api/customers/${items[0].id}/explanation?policy=${made.id}`).catch(() => null);
  const told = await eventually(why, (explanation) => explanation?.gates?.length === 1, 'the explanation with its gate');
  assert.equal(told.gates[0].tierBefore, 'A');
  assert.equal(told.tier, 'C');
  await page.goto(`/customers/${items[0].id}`);
  await page.getByRole('combobox', { name: 'Policy' }).click();
  await page.locator('.ant-select-item-option', { hasText: slug }).click();
  await page.getByRole('heading', { name: 'From score to tier' }).waitFor();
  await page.locator('.standing-steps').getByText('One large buyer').waitFor();
});
