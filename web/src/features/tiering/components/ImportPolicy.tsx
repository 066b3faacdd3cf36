import { InboxOutlined } from '@ant-design/icons';
import { Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useCreateFromYaml } from '../api/policies';

/** JSON is YAML too: one door takes both. */
export function ImportPolicy({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('tiering');
  const navigate = useNavigate();
  const create = useCreateFromYaml();
  const [text, setText] = useState('');
  const submit = async () => {
    const made = await create.mutateAsync(text);
    onClose();
    await navigate(`/policies/${made.id}/edit`);
  };
  return (
    <Modal
      open={open}
      width={720}
      title={t('import.title')}
      okText={t('import.ok')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: text.trim() === '' }}
      confirmLoading={create.isPending}
      onOk={() => void submit().catch(() => undefined)}
      onCancel={onClose}
      afterClose={() => { setText(''); create.reset(); }}
      destroyOnHidden
    >
      <div className="stack">
        <Upload.Dragger accept=".yaml,.yml,.json" showUploadList={false} beforeUpload={(file) => { void file.text().then(setText); return false; }}>
          <p className="ant-upload-text"><InboxOutlined /> {t('import.drop')}</p>
        </Upload.Dragger>
        <Input.TextArea className="mono" value={text} aria-label={t('import.text')} placeholder={t('import.placeholder')} autoSize={{ minRows: 10, maxRows: 20 }} spellCheck={false} onChange={(event) => setText(event.target.value)} />
        {create.error && <ProblemAlert error={create.error} />}
      </div>
    </Modal>
  );
}
