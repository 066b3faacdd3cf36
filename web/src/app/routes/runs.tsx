import type { RouteObject } from 'react-router';

export const runRoutes: RouteObject[] = [
  { path: 'runs', lazy: async () => ({ Component: (await import('@/features/insight/components/RunsPage')).RunsPage }) },
  { path: 'runs/:id', lazy: async () => ({ Component: (await import('@/features/insight/components/RunPage')).RunPage }) },
];
