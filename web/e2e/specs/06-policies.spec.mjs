import assert from 'node:assert/strict';
import { downloaded, eventually } from '../support/pages.mjs';
import { api, story } from '../support/story.mjs';

const settled = (policies, fits) => eventually(() => policies.previewedTiers(), (tiers) => tiers.length > 0 && fits(tiers), 'the preview');

story('moving a threshold shows at once who would be where; the change is published with a note', async ({ page, app, policies }) => {
  await policies.open('ABC');
  await policies.edit();
  const before = await settled(policies, () => true);
  const share = page.getByRole('spinbutton', { name: /Share up to which/ }).first();
  await share.fill('50');
  await share.press('Tab');
  const after = await settled(policies, (tiers) => tiers[0] < before[0]);
  // A run that comes into force meanwhile may rate more customers than before: the preview says how many it rates.
  await page.getByText(new RegExp(`\\b${after.reduce((a, b) => a + b, 0)} of \\d+ customers rated`)).waitFor();
  await page.getByText(/Draft saved/).waitFor();

  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByLabel('What changed, and why').fill('Half of the value is enough for A');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await app.seesTitle(/ABC/);
  await page.getByText('Half of the value is enough for A').first().waitFor();
  await page.getByText('up to 50% of the cumulative value').waitFor();
});

story('something wrong is marked at its field and stops publishing', async ({ page, policies }) => {
  await policies.open('ABC');
  await policies.edit();
  await settled(policies, () => true);
  const share = page.getByRole('spinbutton', { name: /Share up to which/ }).first();
  await share.fill('99');
  await share.press('Tab');
  await page.getByText(/things? to correct/).waitFor();
  await page.locator('.placed-bad .placed-problem').first().waitFor();
  assert.ok(await page.getByRole('button', { name: 'Publish…' }).isDisabled());
  await page.getByRole('button', { name: /\bUndo\b/ }).click();
  await page.getByText(/things? to correct/).waitFor({ state: 'detached' });
});

story('a segment is painted on the grid and undone', async ({ page, policies }) => {
  await policies.open('RFM');
  await policies.edit();
  await page.getByRole('option', { name: /Champion/ }).click();
  await page.getByRole('button', { name: /^R 4, F 4/ }).hover();
  await page.mouse.down();
  await page.getByRole('button', { name: /^R 5, F 5/ }).hover();
  await page.mouse.up();
  await page.getByRole('button', { name: 'R 4, F 5: Champion' }).waitFor();
  await page.getByRole('button', { name: /\bUndo\b/ }).click();
  await page.getByRole('button', { name: 'R 4, F 5: Loyal' }).waitFor();
});

story('a policy travels as YAML: exported here, imported as a new draft', async ({ page, policies, app }) => {
  await policies.open('scorecard');
  await page.getByRole('button', { name: 'More' }).click();
  const yaml = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download as YAML' }).click());
  assert.match(yaml, /scorecard/);
  const slug = `story-${Date.now() % 100_000}`;
  await app.goTo('Policies');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('Policy document').fill(yaml.replace(/^slug:.*$/m, `slug: "${slug}"`));
  await page.getByRole('button', { name: 'Import as draft' }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByText('What it would change').waitFor();
  const made = (await (await api()).get('/api/policies')).find((policy) => policy.slug === slug);
  assert.ok(made, 'the policy is there');
});

story('nobody leaves the editor with unsaved changes unasked', async ({ page, policies }) => {
  await policies.open('ABC');
  await policies.edit();
  const name = page.getByRole('textbox', { name: 'Name (English)' }).first();
  await name.fill('ABC, about to be left');
  await page.getByRole('navigation').getByRole('link', { name: /\bCustomers\b/ }).click();
  await page.getByText('There are unsaved changes').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: /\bUndo\b/ }).click();
});

story('boundaries that were learned are fixed with one click, and undone', async ({ page, policies }) => {
  await policies.open('RFM');
  await policies.edit();
  const before = await settled(policies, () => true);
  await page.getByRole('button', { name: 'Fix the current boundaries' }).click();
  await page.getByRole('spinbutton', { name: /boundary 1/ }).first().waitFor();
  assert.deepEqual(await settled(policies, () => true), before, 'everybody stays where they are');
  await page.getByRole('button', { name: /\bUndo\b/ }).click();
  await page.getByRole('button', { name: 'Fix the current boundaries' }).waitFor();
});

story('a policy that cannot be computed says why, on its run and on its page; taken out of use it stays silent', async ({ page, policies }) => {
  const server = await api();
  const { document } = await server.get('/api/policies/rfm-5x5');
  const slug = `demanding-${Date.now() % 100_000}`;
  const made = await server.post('/api/policies', { document: { ...document, slug, title: { en: slug, zh: slug }, method: { ...document.method, binning: 'quantile', boundaries: null, minimumPopulation: 1_000_000 } } });
  await server.post(`/api/policies/${made.id}/publish`, {});

  await page.goto('/runs');
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL(/\/runs\/\d+$/);
  await page.getByText(`${slug} was not computed: its tiers stay as they were`).waitFor({ timeout: 40_000 });
  await page.getByText(/are too few to learn boundaries from; 1000000 are needed/).waitFor();
  await page.getByText('Use fixed boundaries, or lower the minimum population.').waitFor();
  await page.goto('/runs');
  await page.getByText('1 policy not computed').first().waitFor();

  await policies.open(slug);
  await page.getByText(/too few to learn boundaries/).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Take out of use' }).click();
  await page.getByText('Out of use', { exact: true }).waitFor();
});
