import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Alert, useCloseAlert } from '../api/alerts';

type How = 'handle' | 'dismiss';

/** Something was done, or nothing need be done: either way somebody says so. */
export function CloseAlert({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t } = useTranslation('alerts');
  const close = useCloseAlert();
  const [how, setHow] = useState<How>('handle');
  const [remark, setRemark] = useState('');
  return (
    <Modal open title={t('close.title')} okText={t('close.ok')} cancelText={t('close.cancel')} okButtonProps={{ disabled: remark.trim() === '' }} confirmLoading={close.isPending} onOk={() => close.mutate({ id: alert.id, how, remark }, { onSuccess: onClose })} onCancel={onClose}>
      <Form component="div" layout="vertical">
        <Form.Item>
          <Radio.Group value={how} onChange={({ target }) => setHow(target.value as How)} options={[{ value: 'handle', label: t('close.handle') }, { value: 'dismiss', label: t('close.dismiss') }]} />
        </Form.Item>
        <Form.Item label={t('close.remark')} extra={t('close.help')}>
          <Input.TextArea aria-label={t('close.remark')} autoFocus autoSize={{ minRows: 2 }} value={remark} onChange={(event) => setRemark(event.target.value)} />
        </Form.Item>
        {close.error && <ProblemAlert error={close.error} />}
      </Form>
    </Modal>
  );
}
