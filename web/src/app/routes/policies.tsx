import type { RouteObject } from 'react-router';

export const policyRoutes: RouteObject[] = [
  { path: 'policies', lazy: async () => ({ Component: (await import('@/features/tiering/components/PoliciesPage')).PoliciesPage }) },
  { path: 'policies/compare', lazy: async () => ({ Component: (await import('@/features/tiering/components/ComparePage')).ComparePage }) },
  { path: 'policies/:id', lazy: async () => ({ Component: (await import('@/features/tiering/components/PolicyPage')).PolicyPage }) },
  { path: 'policies/:id/notices', lazy: async () => ({ Component: (await import('@/features/tiering/components/NoticesPage')).NoticesPage }) },
  { path: 'policies/:id/edit', lazy: async () => ({ Component: (await import('@/features/tiering/components/PolicyEditorPage')).PolicyEditorPage }) },
  { path: 'value-potential', lazy: async () => ({ Component: (await import('@/features/tiering/components/matrix/MatrixPage')).MatrixPage }) },
];
