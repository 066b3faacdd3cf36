import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Explanation } from '@/api/types';
import { problem, show } from '@/testing/render';
import type { Standing } from '../api/standing';
import { WhyPanel } from './WhyPanel';

afterEach(cleanup);

const policy = { id: 3, slug: 'b2b', title: { en: 'B2B scorecard', zh: '外贸评分卡' }, version: 2 };
const standing: Standing = { tier: 'key', tierTitle: { en: 'Key', zh: '重点客户' }, rank: 2, since: '2026-10-18', policy, score: '31.11', segment: null, others: [] };
const strategic = { tier: 'strategic', tierTitle: { en: 'Strategic', zh: '战略客户' } };
const explanation: Explanation = {
  policy,
  asOf: '2026-11-20',
  validFrom: '2026-10-18',
  since: '2026-10-18',
  axes: [],
  outcome: 'PROMOTED',
  tier: 'key',
  tierTitle: standing.tierTitle,
  total: '31.11',
  coverage: '0.9',
  parts: [
    { criterion: 'value', title: { en: 'Value', zh: '价值' }, field: 'net_revenue', raw: '84310.55', unit: 'MONEY', band: { from: '75000', fromIncluded: true, to: '150000', toIncluded: false }, points: '80', weight: '0.9', contribution: '31.11', evidence: { documents: 9 } },
    { criterion: 'payment', title: { en: 'Payment', zh: '付款' }, field: 'custom.credit', raw: null, unit: 'TEXT', points: null, weight: '0.1', contribution: null },
  ],
  gates: [],
  stability: { toStay: [] },
  toNextTier: [
    { ...strategic, criterion: 'value', field: 'net_revenue', from: '84310.55', to: '150000', unit: 'MONEY', possible: true },
    { ...strategic, criterion: 'payment', field: 'custom.credit', from: '', to: '', unit: 'TEXT', possible: false },
  ],
  calibration: {},
  provenance: { runId: 12 },
  sentences: ['A score of 31.11 reaches Key.'],
};

const panel = <WhyPanel customerId={7} standing={standing} currency="EUR" showDocuments={() => null} />;
const answers = { 'GET /api/customers/7/explanation': explanation, 'GET /api/customers/7/tier-history': [] };

describe('why this tier', () => {
  test('shows every criterion with value, band and what it adds', async () => {
    const { screen } = await show(panel, { answers });
    await waitFor(() => expect(screen.getByText('A score of 31.11 reaches Key.')).toBeTruthy());
    expect(screen.getAllByText('€84,310.55').length).toBeGreaterThan(0);
    expect(screen.getByText('€75,000 – €150,000')).toBeTruthy();
    expect(screen.getByText('unknown')).toBeTruthy();
    expect(screen.getByText(/90% of the weight is known/)).toBeTruthy();
  });

  test('names the smallest change that reaches the next tier, and what cannot', async () => {
    const { screen } = await show(panel, { answers });
    await waitFor(() => expect(screen.getByText('€150,000')).toBeTruthy());
    expect(screen.getByText('Not enough alone: Payment')).toBeTruthy();
  });

  test('shows gates, what holds the tier, until when, and what would prevent the descent', async () => {
    const held: Explanation = {
      ...explanation,
      gates: [{ gate: 'late', reason: { en: 'Pays late', zh: '付款逾期' }, effect: 'CAP', tierBefore: 'strategic', tierBeforeTitle: strategic.tierTitle, tierAfter: 'key', tierAfterTitle: standing.tierTitle, values: [] }],
      stability: { computed: 'strategic', gated: 'normal', standing: 'key', standingTitle: standing.tierTitle, rule: 'grace', below: '2026-11-01', until: '2026-12-01', toStay: [{ tier: 'key', criterion: 'value', field: 'net_revenue', from: '84310.55', to: '90000', unit: 'MONEY', possible: true }] },
    };
    const { screen } = await show(panel, { answers: { ...answers, 'GET /api/customers/7/explanation': held } });
    await waitFor(() => expect(screen.getByText('Pays late')).toBeTruthy());
    expect(screen.getByText(/will be lost on/)).toBeTruthy();
    expect(screen.getByText('€90,000')).toBeTruthy();
  });

  test('says first that the tier was set by hand, why, until when, and what was computed', async () => {
    const byHand: Standing = { ...standing, ...strategic, computedTier: 'key', computedTierTitle: standing.tierTitle, override: { tier: 'A', id: 5, reason: 'A lighthouse customer', startsOn: '2026-11-01', endsOn: '2027-02-01', setBy: 'mei', approvedBy: 'tom' } };
    const { screen } = await show(<WhyPanel customerId={7} standing={byHand} currency="EUR" showDocuments={() => null} />, { answers });
    await waitFor(() => expect(screen.getByText('Strategic was set by hand:')).toBeTruthy());
    expect(screen.getByRole('note').textContent).toContain('A lighthouse customer');
    expect(screen.getByText(/set by mei, approved by tom/)).toBeTruthy();
    expect(screen.getByText('The reasons below are those of the computed tier, Key.')).toBeTruthy();
  });

  test('speaks Chinese', async () => {
    const { screen } = await show(panel, { answers, locale: 'zh-CN' });
    await waitFor(() => expect(screen.getByText('仅靠以下项无法升级：付款')).toBeTruthy());
    expect(screen.getByText('评级依据')).toBeTruthy();
  });

  test('before the first computation says that there is no result yet', async () => {
    const { screen } = await show(panel, { answers: { 'GET /api/customers/7/explanation': problem(404, 'tiering/no-assignment', 'Nothing yet.') } });
    await waitFor(() => expect(screen.getByText('No result yet')).toBeTruthy());
  });
});
