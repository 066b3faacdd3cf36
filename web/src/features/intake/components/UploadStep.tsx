import { CheckCircleFilled, CloseOutlined, InboxOutlined, LoadingOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { asProblem } from '@/shared/api/problem';
import { useUpload } from '../api/files';
import type { UploadedFile } from '../api/types';

interface Item {
  key: string;
  file: File;
  state: 'sending' | 'ready' | 'refused';
  uploaded?: UploadedFile;
  problem?: string;
}

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.gz';

export function UploadStep({ onReady }: { onReady: (files: UploadedFile[]) => void }) {
  const { t } = useTranslation('intake');
  const upload = useUpload();
  const [items, setItems] = useState<Item[]>([]);
  const update = (key: string, change: Partial<Item>) => setItems((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const send = async (file: File) => {
    const key = crypto.randomUUID();
    setItems((all) => [...all, { key, file, state: 'sending' }]);
    try {
      update(key, { state: 'ready', uploaded: await upload.mutateAsync(file) });
    } catch (error) {
      const { body } = asProblem(error);
      update(key, { state: 'refused', problem: [body.detail || body.title, body.hint].filter(Boolean).join(' ') || t('upload.refused') });
    }
  };
  const ready = items.flatMap((item) => item.uploaded ?? []);
  const busy = items.some((item) => item.state === 'sending');
  return (
    <div className="stack" style={{ maxWidth: 760 }}>
      <Upload.Dragger
        multiple
        showUploadList={false}
        accept={ACCEPTED}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p className="ant-upload-text">{t('upload.drop')}</p>
        <p className="ant-upload-hint">{t('upload.hint')}</p>
      </Upload.Dragger>
      <div className="upload-list" aria-live="polite">
        {items.map((item) => <UploadItem key={item.key} item={item} onRemove={() => setItems((all) => all.filter((other) => other.key !== item.key))} />)}
      </div>
      {items.length > 0 && (
        <div><Button type="primary" size="large" disabled={ready.length === 0 || busy} onClick={() => onReady(ready)}>{t('upload.continue')}</Button></div>
      )}
    </div>
  );
}

function UploadItem({ item, onRemove }: { item: Item; onRemove: () => void }) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const icon = { sending: <LoadingOutlined />, ready: <CheckCircleFilled className="good" />, refused: <WarningFilled className="bad" /> }[item.state];
  const { uploaded } = item;
  return (
    <div className="upload-item">
      {icon}
      <div>
        <b>{item.file.name}</b> <span className="faint">{f.bytes(item.file.size)}</span>
        <div className={item.problem ? 'bad' : 'muted'}>
          {item.problem ?? (uploaded ? [uploaded.format, uploaded.charset, t('upload.columns', { count: uploaded.columns.length }), uploaded.suggestedMapping && t('upload.fits', { name: uploaded.suggestedMapping })].filter(Boolean).join(' · ') : t('upload.sending'))}
        </div>
      </div>
      <Button type="text" icon={<CloseOutlined />} aria-label={t('upload.remove')} onClick={onRemove} />
    </div>
  );
}
