import { CheckCircleFilled, CloseOutlined, LoadingOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import type { UploadedFile } from '../api/types';

export interface Upload {
  key: string;
  files: File[];
  state: 'sending' | 'ready' | 'refused';
  uploaded?: UploadedFile;
  problem?: string;
}

interface Props {
  item: Upload;
  onRemove: () => void;
  onSeparate: () => void;
}

const ICONS = { sending: <LoadingOutlined />, ready: <CheckCircleFilled className="good" />, refused: <WarningFilled className="bad" /> };

export function UploadItem({ item, onRemove, onSeparate }: Props) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const { files, uploaded, problem } = item;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const facts = uploaded && [uploaded.format, uploaded.charset, t('upload.columns', { count: uploaded.columns.length }), uploaded.suggestedMapping && t('upload.fits', { name: uploaded.suggestedMapping })];
  return (
    <div className="upload-item">
      {ICONS[item.state]}
      <div>
        <b>{files.length === 1 ? files[0]?.name : t('upload.bundle', { count: files.length })}</b> <span className="faint">{f.bytes(size)}</span>
        {files.length > 1 && <div className="faint">{files.map((file) => file.name).join(', ')}</div>}
        <div className={problem ? 'bad' : 'muted'}>{problem ?? (facts ? facts.filter(Boolean).join(' · ') : t('upload.sending'))}</div>
      </div>
      {files.length > 1 && item.state !== 'sending' && <Button size="small" onClick={onSeparate}>{t('upload.separate')}</Button>}
      <Button type="text" icon={<CloseOutlined />} aria-label={t('upload.remove')} onClick={onRemove} />
    </div>
  );
}
