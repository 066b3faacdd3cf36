import { InboxOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { Panel } from '@/shared/ui/Panel';
import { PotentialTemplate } from '@/shared/ui/BringInputs';
import { useUpload } from '../api/files';
import type { ImportKind, UploadedFile } from '../api/types';
import { UploadItem, type Upload as Item } from './UploadItem';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.gz,.zip';

/** Files dropped together are taken for one source (a bundle) until somebody says otherwise. */
export function UploadStep({ kind, onReady }: { kind?: ImportKind; onReady: (files: UploadedFile[]) => void }) {
  const { t } = useTranslation('intake');
  const upload = useUpload();
  const [items, setItems] = useState<Item[]>([]);
  const update = (key: string, change: Partial<Item>) => setItems((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const drop = (key: string) => setItems((all) => all.filter((item) => item.key !== key));
  const send = async (files: File[]) => {
    const key = crypto.randomUUID();
    setItems((all) => [...all, { key, files, state: 'sending' }]);
    try {
      update(key, { state: 'ready', uploaded: await upload.mutateAsync(files) });
    } catch (error) {
      const { body } = asProblem(error);
      update(key, { state: 'refused', problem: [body.detail || body.title, body.hint].filter(Boolean).join(' ') || t('upload.refused') });
    }
  };
  const separate = (item: Item) => {
    drop(item.key);
    item.files.forEach((file) => void send([file]));
  };
  const ready = items.flatMap((item) => item.uploaded ?? []);
  const busy = items.some((item) => item.state === 'sending');
  return (
    <div className="stack" style={{ maxWidth: 760 }}>
      {kind === 'POTENTIAL_INPUTS' && <Panel title={t('kind.POTENTIAL_INPUTS')} extra={<PotentialTemplate />}>{t('upload.potential')}</Panel>}
      <Upload.Dragger
        multiple
        showUploadList={false}
        accept={ACCEPTED}
        beforeUpload={(file, all) => {
          if (file === all[0]) void send([...all]);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p className="ant-upload-text">{t('upload.drop')}</p>
        <p className="ant-upload-hint">{t('upload.hint')}</p>
      </Upload.Dragger>
      <div className="upload-list" aria-live="polite">
        {items.map((item) => <UploadItem key={item.key} item={item} onRemove={() => drop(item.key)} onSeparate={() => separate(item)} />)}
      </div>
      {items.length > 0 && (
        <div><Button type="primary" size="large" disabled={ready.length === 0 || busy} onClick={() => onReady(ready)}>{t('upload.continue')}</Button></div>
      )}
    </div>
  );
}
