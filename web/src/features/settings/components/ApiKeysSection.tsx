import { KeyOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { EmptyState } from '@/shared/ui/EmptyState';
import { DataTable } from '@/shared/ui/DataTable';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useApiKeys, useRevokeKey } from '../api/settings';
import { ApiKeyDialog } from './ApiKeyDialog';

export function ApiKeysSection() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const { message } = App.useApp();
  const keys = useApiKeys();
  const revoke = useRevokeKey();
  const [adding, setAdding] = useState(false);
  const add = <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('keys.add')}</Button>;
  if (keys.error) return <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />;
  const none = keys.data?.length === 0;
  return (
    <Panel flush title={t('section.api-keys')} note={t('keys.note')} extra={none ? null : add}>
      {none ? (
        <EmptyState icon={<KeyOutlined />} title={t('keys.none')} text={t('keys.noneText')} action={add} />
      ) : (
        <DataTable
          rowKey={(key) => key.id}
          loading={keys.isPending}
          rows={keys.data ?? []}
          columns={[
            { title: t('keys.name'), render: (key) => <><b>{key.name}</b>{key.prefix && <div className="mono faint">{key.prefix}…</div>}</> },
            { title: t('users.role'), render: (key) => t(`role.${key.role}`) },
            { title: t('keys.created'), render: (key) => f.date(key.createdAt) },
            { title: t('keys.lastUsed'), render: (key) => (key.lastUsedAt ? f.ago(key.lastUsedAt) : <span className="faint">{t('users.never')}</span>) },
            {
              title: '',
              align: 'right',
              render: (key) => (
                <Popconfirm
                  title={t('keys.revokeQuestion')}
                  okText={t('keys.revoke')}
                  cancelText={t('cancel')}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => revoke.mutate(key.id, { onError: (error) => void message.error(error.message) })}
                >
                  <Button type="text" danger>{t('keys.revoke')}</Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      )}
      <ApiKeyDialog open={adding} onClose={() => setAdding(false)} />
    </Panel>
  );
}
