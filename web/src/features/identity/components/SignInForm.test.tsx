import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { problem, show } from '@/testing/render';
import { SignInForm } from './SignInForm';

afterEach(cleanup);

describe('sign-in', () => {
  test('says in words why it failed and keeps what was typed', async () => {
    const { screen } = await show(<SignInForm onSignedIn={vi.fn()} />, { answers: { 'POST /api/session': problem(401, 'identity/wrong-credentials', 'The user name or the password is wrong.') } });
    enter(screen.getByLabelText('User name'), 'admin');
    enter(screen.getByLabelText('Password'), 'guess');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByText('The user name or the password is wrong.')).toBeTruthy());
    expect(screen.getByDisplayValue('admin')).toBeTruthy();
  });

  test('tells its caller when somebody is in', async () => {
    const onSignedIn = vi.fn();
    const { screen, server } = await show(<SignInForm onSignedIn={onSignedIn} />, { answers: { 'POST /api/session': { id: 1, username: 'admin', displayName: 'Admin', role: 'ADMIN', permissions: [], locale: null } } });
    enter(screen.getByLabelText('User name'), 'admin');
    enter(screen.getByLabelText('Password'), 'right');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(server).toHaveBeenCalledOnce();
  });

  test('asks the server nothing while a field is empty', async () => {
    const { screen, server } = await show(<SignInForm onSignedIn={vi.fn()} />, { locale: 'zh-CN' });
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await waitFor(() => expect(screen.getByText('请输入用户名。')).toBeTruthy());
    expect(server).not.toHaveBeenCalled();
  });
});

function enter(input: HTMLElement, value: string): void {
  fireEvent.change(input, { target: { value } });
}
