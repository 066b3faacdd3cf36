import '../settings.css';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { type Permission, useCan } from '@/shared/session/session';
import { PageHeader } from '@/shared/ui/PageHeader';

const SECTIONS: { path: string; needs: Permission | null }[] = [
  { path: 'organisation', needs: 'SETTINGS_READ' },
  { path: 'users', needs: 'USER_ADMIN' },
  { path: 'api-keys', needs: 'USER_ADMIN' },
  { path: 'webhooks', needs: 'SETTINGS_WRITE' },
  { path: 'rates', needs: 'SETTINGS_READ' },
  { path: 'countries', needs: 'CUSTOMER_READ' },
  { path: 'alerts', needs: 'SETTINGS_READ' },
  { path: 'audit', needs: 'AUDIT_READ' },
  { path: 'password', needs: null },
];

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const can = useCan();
  const navigate = useNavigate();
  const active = useLocation().pathname.split('/')[2];
  const items = SECTIONS.filter(({ needs }) => needs === null || can(needs)).map(({ path }) => ({ key: path, label: t(`section.${path}`) }));
  return (
    <div className="page settings-page">
      <PageHeader title={t('title')} />
      <Tabs activeKey={active} items={items} onChange={(path) => void navigate(`/settings/${path}`)} />
      <Outlet />
    </div>
  );
}
