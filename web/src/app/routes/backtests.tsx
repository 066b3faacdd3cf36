import type { RouteObject } from 'react-router';

export const backtestRoutes: RouteObject[] = [
  { path: 'backtests', lazy: async () => ({ Component: (await import('@/features/evaluation/components/BacktestsPage')).BacktestsPage }) },
  { path: 'backtests/:id', lazy: async () => ({ Component: (await import('@/features/evaluation/components/BacktestPage')).BacktestPage }) },
];
