import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { show } from '@/testing/render';
import type { PolicySummary } from '../../api/types';
import { MatrixPage } from './MatrixPage';

afterEach(cleanup);

const me = { id: 1, username: 'ana', displayName: 'Ana', role: 'ANALYST', permissions: ['POLICY_READ', 'POLICY_WRITE', 'IMPORT_RUN'], locale: null };
const abc = { id: 1, slug: 'abc-net-revenue', title: { en: 'ABC', zh: 'ABC' }, method: 'ABC', retired: false, inForce: true } as PolicySummary;
const shipped = { ...abc, id: 4, slug: 'value-potential', method: 'MATRIX', retired: true, inForce: false } as PolicySummary;

describe('value × potential without a matrix policy', () => {
  test('begins with the shipped policy and offers a template', async () => {
    const { screen, server } = await show(<MatrixPage />, { answers: { 'GET /api/session': me, 'GET /api/policies': [abc], 'POST /api/policies/shipped/value-potential': { id: 7 } } });
    fireEvent.click(await screen.findByRole('button', { name: 'Begin with the shipped policy' }));
    await waitFor(() => expect(server.mock.calls.map(([request]) => `${request.method} ${new URL(request.url).pathname}`)).toContain('POST /api/policies/shipped/value-potential'));
    expect(screen.getByRole('link', { name: /Download a template/ }).getAttribute('href')).toBe('/templates/potential-inputs.en.csv');
    expect(screen.getByRole('link', { name: /Import potential inputs/ }).getAttribute('href')).toBe('/imports/new?kind=POTENTIAL_INPUTS');
  });

  test('leads to the shipped policy where it is out of use', async () => {
    const { screen } = await show(<MatrixPage />, { locale: 'zh-CN', answers: { 'GET /api/session': me, 'GET /api/policies': [abc, shipped] } });
    expect((await screen.findByRole('link', { name: '打开' })).getAttribute('href')).toBe('/policies/4');
    expect((await screen.findByRole('link', { name: /下载模板/ })).getAttribute('href')).toBe('/templates/potential-inputs.zh-CN.csv');
  });
});
