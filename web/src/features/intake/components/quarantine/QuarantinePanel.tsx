import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save } from '@/shared/api/client';
import { useFormat } from '@/shared/format/useFormat';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { downloadQuarantine, useCorrectedFile, useDiscardRows, useQuarantine, useRetryRows } from '../../api/quarantine';
import type { Import } from '../../api/types';
import { QuarantineTable } from './QuarantineTable';

/** Rows that could not be read, each with its reason: corrected here or in a file, then tried again. */
export function QuarantinePanel({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const { message } = App.useApp();
  const can = useCan();
  const rows = useQuarantine(item.id);
  const retry = useRetryRows(item.id);
  const discard = useDiscardRows(item.id);
  const correct = useCorrectedFile(item.id);
  const [chosen, setChosen] = useState<number[]>([]);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.filter((row) => row.state === 'OPEN').length;
  const say = { onError: (error: Error) => void message.error(error.message), onSuccess: () => { setChosen([]); void message.success(t('quarantine.tried')); } };
  const download = () => downloadQuarantine(item.id).then((file) => save(file, `quarantine-${item.id}.csv`), say.onError);
  return (
    <Panel
      flush
      title={t('quarantine.title')}
      note={t('quarantine.note', { number: f.number(item.counts.quarantined) })}
      extra={
        <div className="inline">
          <Button icon={<DownloadOutlined />} onClick={() => void download()}>{t('quarantine.download')}</Button>
          {can('IMPORT_RUN') && (
            <>
              <Upload showUploadList={false} accept=".csv,.xlsx" beforeUpload={(file) => { correct.mutate(file, say); return false; }}>
                <Button icon={<UploadOutlined />} loading={correct.isPending}>{t('quarantine.upload')}</Button>
              </Upload>
              {chosen.length > 0 && (
                <Popconfirm title={t('quarantine.discardQuestion', { count: chosen.length })} okText={t('quarantine.discard')} cancelText={t('cancel.back')} onConfirm={() => discard.mutate(chosen, { ...say, onSuccess: () => setChosen([]) })}>
                  <Button danger loading={discard.isPending}>{t('quarantine.discard')}</Button>
                </Popconfirm>
              )}
              <Button type="primary" disabled={open === 0} loading={retry.isPending} onClick={() => retry.mutate(chosen.length > 0 ? chosen : null, say)}>
                {chosen.length > 0 ? t('quarantine.retryChosen', { count: chosen.length }) : t('quarantine.retryAll')}
              </Button>
            </>
          )}
        </div>
      }
    >
      {rows.error && <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data && <QuarantineTable importId={item.id} rows={items} chosen={chosen} onChoose={setChosen} onRetry={(row) => retry.mutate([row], say)} />}
      {rows.hasNextPage && <div className="load-more"><Button onClick={() => void rows.fetchNextPage()} loading={rows.isFetchingNextPage}>{t('more')}</Button></div>}
    </Panel>
  );
}
