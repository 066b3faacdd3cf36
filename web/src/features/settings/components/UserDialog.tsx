import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type NewUser, type User, useAddUser, useChangeUser } from '../api/settings';
import { useRoleChoices } from './useRoleChoices';

const SHORTEST_PASSWORD = 10;

interface Props {
  /** Null for a new one. */
  user: User | null;
  open: boolean;
  onClose: () => void;
}

export function UserDialog({ user, open, onClose }: Props) {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<NewUser>();
  const add = useAddUser();
  const change = useChangeUser();
  const roles = useRoleChoices();
  const save = async (values: NewUser) => {
    if (user) {
      await change.mutateAsync({ id: user.id, displayName: values.displayName, ...(values.password ? { password: values.password } : {}) });
    } else {
      await add.mutateAsync(values);
    }
    onClose();
  };
  const error = add.error ?? change.error;
  return (
    <Modal
      open={open}
      title={user ? t('users.editTitle', { name: user.username }) : t('users.add')}
      okText={user ? t('save') : t('users.add')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending || change.isPending}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<NewUser> form={form} layout="vertical" requiredMark={false} initialValues={user ?? { role: 'VIEWER' }} onFinish={(values) => void save(values).catch(() => undefined)}>
        {!user && <Form.Item name="username" label={t('users.username')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" autoFocus /></Form.Item>}
        <Form.Item name="displayName" label={t('users.displayName')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" /></Form.Item>
        {!user && <Form.Item name="role" label={t('users.role')}><Select options={roles} optionRender={(option) => <>{option.data.label}<div className="faint">{option.data.title}</div></>} /></Form.Item>}
        <Form.Item
          name="password"
          label={user ? t('users.newPassword') : t('users.password')}
          extra={t('users.passwordHelp', { count: SHORTEST_PASSWORD })}
          rules={[{ required: !user, message: t('required') }, { min: SHORTEST_PASSWORD, message: t('users.passwordHelp', { count: SHORTEST_PASSWORD }) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {error && <ProblemAlert error={error} />}
      </Form>
    </Modal>
  );
}
