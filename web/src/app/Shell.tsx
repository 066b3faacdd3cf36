import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Layout } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { MovesBell } from '@/features/moves/components/MovesBell';
import { useCan } from '@/shared/session/session';
import { Brand } from '@/shared/ui/Brand';
import { useNarrow } from '@/shared/ui/useMedia';
import { DemoNotice } from './DemoNotice';
import { NavShortcuts } from './NavShortcuts';
import { OfflineNotice } from './OfflineNotice';
import { ShortcutHelp } from './ShortcutHelp';
import { Sidebar } from './Sidebar';

export function Shell() {
  const { t } = useTranslation('app');
  const narrow = useNarrow();
  const canSee = useCan()('CUSTOMER_READ');
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const [shownAt, setShownAt] = useState(pathname);
  if (shownAt !== pathname) {
    setShownAt(pathname);
    setOpen(false);
  }
  return (
    <Layout className="shell" hasSider={!narrow}>
      <a className="skip-link" href="#content">{t('skip')}</a>
      <NavShortcuts />
      <ShortcutHelp />
      {narrow ? (
        <>
          <div className="topbar">
            <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setOpen(true)} />
            <Brand />
            {canSee && <span className="moves-end"><MovesBell /></span>}
          </div>
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} closable={false} styles={{ body: { padding: 0 } }}>
            <Sidebar bell={null} />
          </Drawer>
        </>
      ) : (
        <Layout.Sider width={224} className="sider" theme="light">
          <Sidebar bell={canSee && <MovesBell />} />
        </Layout.Sider>
      )}
      <Layout.Content id="content" className="content">
        <OfflineNotice />
        <DemoNotice />
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
