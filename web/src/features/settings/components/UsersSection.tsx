import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useMe } from '@/shared/session/session';
import { DataTable } from '@/shared/ui/DataTable';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type User, type UserChange, useChangeUser, useUsers } from '../api/settings';
import { UserDialog } from './UserDialog';
import { useRoleChoices } from './useRoleChoices';

export function UsersSection() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const { message } = App.useApp();
  const me = useMe();
  const users = useUsers();
  const change = useChangeUser();
  const roles = useRoleChoices();
  const [dialog, setDialog] = useState<'new' | User | null>(null);
  const apply = (edit: UserChange) => change.mutate(edit, { onError: (error) => void message.error(error.message) });
  if (users.error) return <ProblemAlert error={users.error} onRetry={() => void users.refetch()} />;
  return (
    <Panel
      flush
      title={t('users.title')}
      note={t('users.note')}
      extra={<Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('new')}>{t('users.add')}</Button>}
    >
      <DataTable
        rowKey={(user) => user.id}
        loading={users.isPending}
        rows={users.data ?? []}
        columns={[
          { title: t('users.name'), render: (user) => <><b>{user.displayName || user.username}</b><div className="faint">{user.username}</div></> },
          {
            title: t('users.role'),
            render: (user) => (
              <Select variant="filled" value={user.role} options={roles} disabled={user.id === me?.id} style={{ width: 150 }} aria-label={t('users.role')} onChange={(role) => apply({ id: user.id, role })} />
            ),
          },
          { title: t('users.since'), render: (user) => f.date(user.createdAt) },
          {
            title: t('users.enabled'),
            render: (user) => <Switch checked={user.enabled} disabled={user.id === me?.id} aria-label={t('users.enabled')} onChange={(enabled) => apply({ id: user.id, enabled })} />,
          },
          { title: '', align: 'right', render: (user) => <Button type="text" onClick={() => setDialog(user)}>{t('users.edit')}</Button> },
        ]}
      />
      <UserDialog key={dialog === 'new' ? 'new' : dialog?.id} user={dialog === 'new' ? null : dialog} open={dialog !== null} onClose={() => setDialog(null)} />
    </Panel>
  );
}
