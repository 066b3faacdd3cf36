import assert from 'node:assert/strict';
import { eventually } from '../support/pages.mjs';
import { api, PHONE, story } from '../support/story.mjs';

const TITLES = [['Lean', 'Small', 'Star'], ['Plain', 'Middle', 'Grow'], ['Status', 'Keep', 'Best']];
const tierOf = (value, potential) => (value + potential >= 5 ? 'A' : value + potential >= 4 ? 'B' : 'C');
const criterion = (id, field, from, to) => ({ id, title: { en: id, zh: id }, field, weight: 1, scoring: { kind: 'ramp', from, to } });

/** A matrix policy of its own for each story; its potential looks at what every data set has, or at what nobody is sure enough of. */
async function begin(name, potential = [criterion('growth', 'revenue_growth', -1, 1), criterion('recency', 'recency_days', 365, 0)], minConfidence = undefined) {
  const server = await api();
  const slug = `${name}-${Date.now() % 1_000_000}`;
  const cells = [1, 2, 3].flatMap((value) => [1, 2, 3].map((band) => ({ value, potential: band, tier: tierOf(value, band), title: { en: TITLES[value - 1][band - 1], zh: TITLES[value - 1][band - 1] }, ...(value === 3 && band === 3 ? { treatment: { en: 'Visit them twice a year', zh: '每年拜访两次' } } : {}) })));
  const method = {
    kind: 'matrix',
    value: { minCoverage: 0.5, boundaries: [30, 60], criteria: [criterion('revenue', 'net_revenue', 0, 5000), criterion('orders', 'frequency', 0, 20)] },
    potential: { minCoverage: 0.5, minConfidence, boundaries: [30, 60], criteria: potential },
    cells,
  };
  const tiers = ['A', 'B', 'C'].map((id) => ({ id, title: { en: `Tier ${id}`, zh: id } }));
  const document = { slug, title: { en: slug, zh: slug }, windowMonths: 12, value: 'net_revenue', requiresPurchase: true, method, tiers };
  const { id } = await server.post('/api/policies', { document });
  return { server, id, document };
}

const lines = async (server, id) => (await server.get(`/api/policies/${id}`)).draft.method.value.boundaries.map(Number);
const counts = (page) => page.locator('.matrix-title small').evaluateAll((all) => all.map((one) => Number((one.firstChild?.textContent ?? '').replace(/\D/g, ''))));

story('a line is moved by keys, everybody is counted anew, it is undone, done again and kept as a draft', async ({ page }) => {
  const { server, id } = await begin('matrix');
  await page.goto(`/value-potential?policy=${id}`);
  await page.locator('.matrix-bubble').first().waitFor();
  const before = await counts(page);
  const line = page.getByRole('slider', { name: 'Line 1 of Value' });
  await line.focus();
  for (let step = 0; step < 3; step++) await line.press('Shift+ArrowRight');
  assert.equal(await line.getAttribute('aria-valuenow'), '45');
  const after = await eventually(() => counts(page), (now) => now.join() !== before.join(), 'the cells are counted anew');
  const sum = (figures) => figures.reduce((all, one) => all + one, 0);
  assert.equal(sum(after), sum(before), 'nobody is lost');
  await page.locator('.matrix-title small b').first().waitFor();
  await line.press('End');
  assert.equal(await line.getAttribute('aria-valuenow'), '59', 'a line stays below its neighbour');

  await page.getByRole('button', { name: 'Reset' }).press('Enter');
  assert.equal(await line.getAttribute('aria-valuenow'), '30');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  assert.equal(await line.getAttribute('aria-valuenow'), '59');
  const number = page.getByRole('spinbutton', { name: 'Score of line 1 of Value' });
  await number.fill('42.5');
  await number.press('Tab');
  await page.getByRole('button', { name: 'Save as draft' }).press('Enter');
  await page.getByText('Saved as a draft of the policy').waitFor();
  assert.deepEqual(await lines(server, id), [42.5, 60]);
});

story('who would move opens from the picture, a cell says how to treat its customers, a bubble leads to one', async ({ page, app }) => {
  const { id } = await begin('matrix-cells');
  await page.goto(`/value-potential?policy=${id}`);
  await page.getByText('Visit them twice a year').waitFor();
  await page.getByRole('button', { name: /^Middle, tier Tier B/ }).press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Middle' }).waitFor();
  await page.getByRole('button', { name: /^Show all [\d,]+ customers/ }).press('Enter');
  await page.locator('.ant-drawer .ant-table-row').first().waitFor();
  await page.keyboard.press('Escape');

  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('heading', { name: 'The biggest customers' }).waitFor();
  assert.equal(await page.locator('.ant-table').first().locator('tbody tr.ant-table-row').count(), 9);
  const customer = page.locator('.ant-table').last().locator('tbody a').first();
  const name = await customer.innerText();
  await customer.press('Enter');
  await page.waitForURL(/\/customers\/\d+/);
  await app.seesTitle(name);
});

story('where nobody has potential inputs that count the page names them and leads to the import', async ({ page }) => {
  const { id } = await begin('matrix-missing', [criterion('wallet', 'potential.share_of_wallet', 100, 0), criterion('payment', 'potential.payment_ability', 0, 100)], 1);
  await page.goto(`/value-potential?policy=${id}`);
  await page.getByText('Nobody can be placed yet').waitFor();
  await page.getByText(/of no customer: wallet, payment/).waitFor();
  await page.getByRole('link', { name: 'Import potential inputs' }).press('Enter');
  await page.waitForURL(/\/imports\/new/);
});

story('the editor fills in cells and criteria, and says at its place what is wrong', async ({ page }) => {
  const { server, id } = await begin('matrix-editor');
  await page.goto(`/policies/${id}/edit`);
  await page.getByText('What it would change').waitFor();
  await page.getByRole('button', { name: /^Lean/ }).press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the cell (English)' });
  await name.fill('Streamline');
  await page.getByRole('button', { name: /^Streamline/ }).waitFor();
  const line = page.getByRole('spinbutton', { name: 'Score of line 2 of Potential' });
  await line.fill('66');
  await line.press('Tab');
  await page.getByText(/Draft saved/).waitFor();
  const { draft } = await server.get(`/api/policies/${id}`);
  assert.equal(draft.method.cells.find((cell) => cell.value === 1 && cell.potential === 1).title.en, 'Streamline');
  assert.deepEqual(draft.method.potential.boundaries.map(Number), [30, 66]);
});

story('on a phone the matrix is no wider than the screen, in Chinese too', async ({ page, app }) => {
  const { id } = await begin('matrix-phone');
  await page.goto(`/value-potential?policy=${id}`);
  await page.locator('.matrix-bubble').first().waitFor();
  await app.isQuiet();
  await app.fitsTheWindow();
}, { viewport: PHONE, locale: 'zh-CN' });
