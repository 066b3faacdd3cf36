import type { RouteObject } from 'react-router';

export const overrideRoutes: RouteObject[] = [
  { path: 'overrides', lazy: async () => ({ Component: (await import('@/features/overrides/components/OverridesPage')).OverridesPage }) },
];
