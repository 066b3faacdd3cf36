import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, save } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import type { ListState } from '@/shared/condition/link';
import { useCan } from '@/shared/session/session';
import { exportCustomers } from '../../api/search';

/** The whole filtered list, not only what is on the screen. */
export function ExportButton({ state }: { state: ListState }) {
  const { t } = useTranslation('customer');
  const can = useCan();
  const { message } = App.useApp();
  const run = useMutation({
    mutationFn: (format: ExportFormat) => exportCustomers(state, format),
    onSuccess: (file, format) => save(file, `customers${state.asOf ? `-${state.asOf}` : ''}.${format}`),
    onError: (error) => message.error(asProblem(error).message),
  });
  if (!can('EXPORT')) return null;
  const items = [{ key: 'csv', label: t('list.exportCsv') }, { key: 'xlsx', label: t('list.exportXlsx') }];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => run.mutate(key === 'xlsx' ? 'xlsx' : 'csv') }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={run.isPending}>{t('list.export')}</Button>
    </Dropdown>
  );
}
