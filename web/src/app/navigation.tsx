import { AppstoreOutlined, BellOutlined, ControlOutlined, DashboardOutlined, EditOutlined, ExperimentOutlined, FundOutlined, HistoryOutlined, ImportOutlined, SettingOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Permission } from '@/shared/session/session';

export interface NavItem {
  path: string;
  /** Locale key in app.json below `nav`. */
  key: 'overview' | 'alerts' | 'customers' | 'policies' | 'movement' | 'matrix' | 'models' | 'backtests' | 'imports' | 'runs' | 'overrides' | 'settings';
  icon: ReactNode;
  shortcut: string;
  needs: Permission;
}

export const NAVIGATION: NavItem[] = [
  { path: '/', key: 'overview', icon: <DashboardOutlined />, shortcut: 'g o', needs: 'CUSTOMER_READ' },
  { path: '/alerts', key: 'alerts', icon: <BellOutlined />, shortcut: 'g a', needs: 'CUSTOMER_READ' },
  { path: '/customers', key: 'customers', icon: <TeamOutlined />, shortcut: 'g c', needs: 'CUSTOMER_READ' },
  { path: '/policies', key: 'policies', icon: <ControlOutlined />, shortcut: 'g p', needs: 'POLICY_READ' },
  { path: '/movement', key: 'movement', icon: <SwapOutlined />, shortcut: 'g t', needs: 'CUSTOMER_READ' },
  { path: '/value-potential', key: 'matrix', icon: <AppstoreOutlined />, shortcut: 'g v', needs: 'CUSTOMER_READ' },
  { path: '/models', key: 'models', icon: <FundOutlined />, shortcut: 'g m', needs: 'RUN_READ' },
  { path: '/backtests', key: 'backtests', icon: <ExperimentOutlined />, shortcut: 'g b', needs: 'POLICY_READ' },
  { path: '/overrides', key: 'overrides', icon: <EditOutlined />, shortcut: 'g h', needs: 'CUSTOMER_READ' },
  { path: '/imports', key: 'imports', icon: <ImportOutlined />, shortcut: 'g i', needs: 'IMPORT_READ' },
  { path: '/runs', key: 'runs', icon: <HistoryOutlined />, shortcut: 'g r', needs: 'RUN_READ' },
  { path: '/settings', key: 'settings', icon: <SettingOutlined />, shortcut: 'g s', needs: 'SETTINGS_READ' },
];

export function activeItem(pathname: string): NavItem | undefined {
  return NAVIGATION.find((item) => item.path !== '/' && (pathname === item.path || pathname.startsWith(`${item.path}/`))) ?? (pathname === '/' ? NAVIGATION[0] : undefined);
}
