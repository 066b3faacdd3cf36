import type { RouteObject } from 'react-router';

export const importRoutes: RouteObject[] = [
  { path: 'imports', lazy: async () => ({ Component: (await import('@/features/intake/components/ImportsPage')).ImportsPage }) },
  { path: 'imports/new', lazy: async () => ({ Component: (await import('@/features/intake/components/NewImportPage')).NewImportPage }) },
  { path: 'imports/mappings', lazy: async () => ({ Component: (await import('@/features/intake/components/MappingsPage')).MappingsPage }) },
  { path: 'imports/databases', lazy: async () => ({ Component: (await import('@/features/intake/components/DatabasesPage')).DatabasesPage }) },
  { path: 'imports/:id', lazy: async () => ({ Component: (await import('@/features/intake/components/ImportPage')).ImportPage }) },
];
