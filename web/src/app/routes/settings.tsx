import { Navigate, type RouteObject } from 'react-router';

export const settingsRoutes: RouteObject[] = [
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('@/features/settings/components/SettingsPage')).SettingsPage }),
    children: [
      { index: true, element: <Navigate to="organisation" replace /> },
      { path: 'organisation', lazy: async () => ({ Component: (await import('@/features/settings/components/OrganisationForm')).OrganisationForm }) },
      { path: 'users', lazy: async () => ({ Component: (await import('@/features/settings/components/UsersSection')).UsersSection }) },
      { path: 'api-keys', lazy: async () => ({ Component: (await import('@/features/settings/components/ApiKeysSection')).ApiKeysSection }) },
      { path: 'webhooks', lazy: async () => ({ Component: (await import('@/features/settings/components/WebhooksSection')).WebhooksSection }) },
      { path: 'rates', lazy: async () => ({ Component: (await import('@/features/settings/components/RatesSection')).RatesSection }) },
      { path: 'countries', lazy: async () => ({ Component: (await import('@/features/settings/components/CountriesSection')).CountriesSection }) },
      { path: 'alerts', lazy: async () => ({ Component: (await import('@/features/alerts/components/RulesSection')).RulesSection }) },
      { path: 'audit', lazy: async () => ({ Component: (await import('@/features/settings/components/AuditSection')).AuditSection }) },
      { path: 'password', lazy: async () => ({ Component: (await import('@/features/settings/components/PasswordForm')).PasswordForm }) },
    ],
  },
];
