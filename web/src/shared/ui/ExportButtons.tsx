import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { type DownloadedFile, type ExportFormat, save } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/session/session';

interface Props {
  /** What is exported, for those who hear the page. */
  label: string;
  /** Name of the file when the server gives none, without its ending. */
  name: string;
  empty: boolean;
  fetch: (format: ExportFormat) => Promise<DownloadedFile>;
}

/** A list as CSV or Excel, for those who may take it along. */
export function ExportButtons({ label, name, empty, fetch }: Props) {
  const { message } = App.useApp();
  const can = useCan();
  const [busy, setBusy] = useState<ExportFormat>();
  if (!can('EXPORT')) return null;
  const download = async (format: ExportFormat) => {
    setBusy(format);
    try {
      save(await fetch(format), `${name}.${format}`);
    } catch (error) {
      void message.error(asProblem(error).message);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Space.Compact>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button key={format} icon={<DownloadOutlined />} disabled={empty} loading={busy === format} onClick={() => void download(format)}>{format === 'csv' ? 'CSV' : 'Excel'}<span className="sr-only"> {label}</span></Button>
      ))}
    </Space.Compact>
  );
}
