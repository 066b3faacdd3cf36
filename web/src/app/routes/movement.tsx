import type { RouteObject } from 'react-router';

export const movementRoutes: RouteObject[] = [
  { path: 'movement', lazy: async () => ({ Component: (await import('@/features/movement/components/MovementPage')).MovementPage }) },
];
