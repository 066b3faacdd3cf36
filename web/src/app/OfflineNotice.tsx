import { DisconnectOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerAnswers } from '@/shared/api/connection';
import { rest } from '@/shared/api/rest';

const ASK_EVERY_MILLIS = 3000;

/** Says that what is on the page may be old, asks until the server is back, and then brings the page up to date. */
export function OfflineNotice() {
  const { t } = useTranslation('app');
  const answers = useServerAnswers();
  const queries = useQueryClient();
  useEffect(() => {
    if (answers) return undefined;
    const timer = setInterval(() => void rest.GET('/api/session').catch(() => undefined), ASK_EVERY_MILLIS);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [answers, queries]);
  if (answers) return null;
  return <Alert className="demo-notice" banner type="error" role="alert" icon={<DisconnectOutlined />} title={t('offline')} />;
}
