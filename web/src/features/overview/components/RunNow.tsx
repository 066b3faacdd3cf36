import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Run } from '@/api/types';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/session/session';

/** New facts are in: offers to compute metrics and tiers now. */
export function RunNow() {
  const { t } = useTranslation('overview');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const start = useMutation({
    mutationFn: () => api.create<Run>('/api/runs', {}),
    onSuccess: (run) => navigate(`/runs/${run.id}`),
    onError: (error) => message.error(asProblem(error).message),
  });
  if (!can('RUN_START')) return null;
  return <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>{t('runNow')}</Button>;
}
