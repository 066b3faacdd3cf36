import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { whenSignedOut } from '@/shared/api/transport';
import { newQueryClient } from '@/shared/api/queryClient';
import { useLocale } from '@/shared/i18n/useLocale';
import { sessionQuery } from '@/shared/session/session';
import { useDark } from '@/shared/ui/useMedia';
import { router } from './router';
import { themeFor } from './theme';

const words = { en, 'zh-CN': zhCN };

export function App() {
  const locale = useLocale();
  const dark = useDark();
  const theme = useMemo(() => themeFor(dark), [dark]);
  const [queries] = useState(newQueryClient);
  useEffect(() => whenSignedOut(() => queries.setQueryData(sessionQuery.queryKey, null)), [queries]);
  // Problems and titles come from the server in the reader's language: a switch asks again.
  useEffect(() => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }), [queries, locale]);
  return (
    <ConfigProvider theme={theme} locale={words[locale]} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
