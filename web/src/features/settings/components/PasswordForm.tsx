import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useChangePassword } from '../api/settings';

interface Values {
  current: string;
  next: string;
  again: string;
}

export function PasswordForm() {
  const { t } = useTranslation('settings');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const change = useChangePassword();
  const onFinish = ({ current, next }: Values) =>
    change.mutate({ current, next }, {
      onSuccess: () => {
        form.resetFields();
        void message.success(t('password.changed'));
      },
    });
  return (
    <Panel title={t('section.password')} className="settings-form">
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
        <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('required') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={t('password.next')} extra={t('users.passwordHelp', { count: 10 })} rules={[{ required: true, message: t('required') }, { min: 10, message: t('users.passwordHelp', { count: 10 }) }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('password.again')}
          dependencies={['next']}
          rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differs')))) })]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {change.error && <ProblemAlert error={change.error} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>{t('password.change')}</Button>
      </Form>
    </Panel>
  );
}
