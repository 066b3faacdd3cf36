import type { RouteObject } from 'react-router';

export const policyRoutes: RouteObject[] = [];
