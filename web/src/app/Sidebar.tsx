import { LogoutOutlined } from '@ant-design/icons';
import { Button, Menu, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { OpenAlerts } from '@/features/alerts/components/OpenAlerts';
import { useCan, useMe, useSignOut } from '@/shared/session/session';
import { useOrganisation } from '@/shared/session/organisation';
import { Brand } from '@/shared/ui/Brand';
import { LocaleSwitch } from '@/shared/ui/LocaleSwitch';
import { NAVIGATION, activeItem } from './navigation';

export function Sidebar({ bell }: { bell: ReactNode }) {
  const { t } = useTranslation('app');
  const can = useCan();
  const { pathname } = useLocation();
  const organisation = useOrganisation();
  const items = NAVIGATION.filter((item) => can(item.needs)).map((item) => ({
    key: item.key,
    icon: item.icon,
    label: <Link to={item.path}>{t(`nav.${item.key}`)}{item.key === 'alerts' && <OpenAlerts />}<kbd className="nav-key">{item.shortcut}</kbd></Link>,
  }));
  return (
    <nav className="sidebar" aria-label={t('menu')}>
      <div className="sidebar-top">
        <div className="sidebar-head"><Brand />{bell}</div>
        {organisation && <div className="sidebar-organisation" title={organisation.name}>{organisation.name}</div>}
      </div>
      <Menu mode="inline" items={items} selectedKeys={[activeItem(pathname)?.key ?? '']} className="sidebar-menu" />
      <div className="sidebar-bottom">
        <LocaleSwitch compact />
        <Account />
      </div>
    </nav>
  );
}

function Account() {
  const { t } = useTranslation('app');
  const me = useMe();
  const signOut = useSignOut();
  if (!me) return null;
  return (
    <div className="account">
      <span className="avatar" aria-hidden>{(me.displayName || me.username).slice(0, 1).toUpperCase()}</span>
      <span className="account-text">
        <b title={me.displayName}>{me.displayName || me.username}</b>
        <small>{t(`role.${me.role}`)}</small>
      </span>
      <Tooltip title={t('signOut')}>
        <Button type="text" size="small" icon={<LogoutOutlined />} aria-label={t('signOut')} onClick={() => void signOut()} />
      </Tooltip>
    </div>
  );
}
