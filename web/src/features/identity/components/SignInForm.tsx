import { Button, Form, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Credentials, useSignIn } from '../api/signIn';

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('identity');
  const signIn = useSignIn();
  const name = useRef<InputRef>(null);
  const [capsLock, setCapsLock] = useState(false);
  useEffect(() => name.current?.focus(), []);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values, { onSuccess: onSignedIn })} className="sign-in-form">
      {signIn.isError && <ProblemAlert error={signIn.error} />}
      <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('usernameMissing') }]}>
        <Input ref={name} size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]} extra={capsLock ? t('capsLock') : undefined}>
        <Input.Password size="large" autoComplete="current-password" onKeyUp={watchCapsLock} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>{t('signIn')}</Button>
    </Form>
  );
}
