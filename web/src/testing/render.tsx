import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App as AntApp, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { startI18n } from '@/shared/i18n/i18n';
import { type Locale, rememberLocale } from '@/shared/i18n/locale';

type Answers = Record<string, unknown>;

/** Renders with words, routes and a server that gives these answers by "METHOD path"; everything else is a 404 problem. */
export async function show(content: ReactNode, { answers = {}, locale = 'en', at = '/' }: { answers?: Answers; locale?: Locale; at?: string } = {}) {
  rememberLocale(locale);
  await startI18n(locale);
  const server = vi.fn((request: Request) => Promise.resolve(answer(answers, request.method, request.url)));
  vi.stubGlobal('fetch', server);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const screen = render(
    <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queries}>
          <MemoryRouter initialEntries={[at]}>{content}</MemoryRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>,
  );
  return { screen, server };
}

function answer(answers: Answers, method: string, address: string): Response {
  const path = new URL(address).pathname;
  const body = answers[`${method} ${path}`];
  if (body instanceof Response) return body.clone();
  if (body !== undefined) return Response.json(body);
  return Response.json({ title: 'Not found', status: 404, slug: 'shared/not-found', detail: `No answer for ${method} ${path}` }, { status: 404, headers: { 'content-type': 'application/problem+json' } });
}

export function problem(status: number, slug: string, detail: string): Response {
  return Response.json({ title: '', status, slug, detail }, { status, headers: { 'content-type': 'application/problem+json' } });
}
