import { Alert, Form, Input, Modal, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Role, useAddKey } from '../api/settings';
import { useRoleChoices } from './useRoleChoices';

interface Values {
  name: string;
  role: Role;
}

/** Creates a key, then shows its secret: this once, for the server keeps only its hash. */
export function ApiKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<Values>();
  const add = useAddKey();
  const roles = useRoleChoices();
  const secret = add.data?.secret;
  return (
    <Modal
      open={open}
      title={secret ? t('keys.made') : t('keys.add')}
      okText={secret ? t('keys.stored') : t('keys.add')}
      cancelButtonProps={{ style: secret ? { display: 'none' } : undefined }}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      mask={{ closable: !secret }}
      onOk={secret ? onClose : form.submit}
      onCancel={onClose}
      afterClose={add.reset}
      destroyOnHidden
    >
      {secret ? (
        <div className="stack">
          <Alert type="warning" showIcon title={t('keys.onceOnly')} />
          <Typography.Text code copyable className="api-secret">{secret}</Typography.Text>
          <div className="muted">{t('keys.use')} <code>Authorization: Bearer …</code></div>
        </div>
      ) : (
        <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ role: 'ANALYST' }} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="name" label={t('keys.name')} extra={t('keys.nameHelp')} rules={[{ required: true, message: t('required') }]}><Input autoFocus /></Form.Item>
          <Form.Item name="role" label={t('users.role')}><Select options={roles} /></Form.Item>
          {add.error && <ProblemAlert error={add.error} />}
        </Form>
      )}
    </Modal>
  );
}
