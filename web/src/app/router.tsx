import { createBrowserRouter } from 'react-router';
import { PageSkeleton } from '@/shared/ui/Loading';
import { RequireSession } from './RequireSession';
import { RouteError } from './RouteError';
import { Shell } from './Shell';
import { backtestRoutes } from './routes/backtests';
import { policyRoutes } from './routes/policies';
import { importRoutes } from './routes/imports';
import { movementRoutes } from './routes/movement';
import { overrideRoutes } from './routes/overrides';
import { runRoutes } from './routes/runs';
import { settingsRoutes } from './routes/settings';

export const router = createBrowserRouter([
  {
    errorElement: <RouteError />,
    HydrateFallback: PageSkeleton,
    children: [
      { path: 'sign-in', lazy: async () => ({ Component: (await import('./routes/SignInRoute')).SignInRoute }) },
      { path: 'customers/:id/statement', lazy: async () => { const { StatementRoute } = await import('./routes/StatementRoute'); return { element: <RequireSession><StatementRoute /></RequireSession> }; } },
      {
        element: <RequireSession><Shell /></RequireSession>,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { index: true, lazy: async () => ({ Component: (await import('./routes/OverviewRoute')).OverviewRoute }) },
              { path: 'customers', lazy: async () => ({ Component: (await import('./routes/CustomersRoute')).CustomersRoute }) },
              { path: 'customers/:id', lazy: async () => ({ Component: (await import('./routes/CustomerRoute')).CustomerRoute }) },
              { path: 'unattributed', lazy: async () => ({ Component: (await import('./routes/UnattributedRoute')).UnattributedRoute }) },
              { path: 'alerts', lazy: async () => ({ Component: (await import('@/features/alerts/components/AlertsPage')).AlertsPage }) },
              ...policyRoutes,
              ...movementRoutes,
              { path: 'models', lazy: async () => ({ Component: (await import('@/features/models/components/ModelsPage')).ModelsPage }) },
              ...backtestRoutes,
              ...importRoutes,
              ...overrideRoutes,
              ...runRoutes,
              ...settingsRoutes,
              { path: '*', lazy: async () => ({ Component: (await import('./routes/NotFoundRoute')).NotFoundRoute }) },
            ],
          },
        ],
      },
    ],
  },
]);
