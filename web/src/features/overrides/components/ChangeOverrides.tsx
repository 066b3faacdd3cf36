import { DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useEndOverrides, useExtendOverrides } from '../api/overrides';

interface Props {
  ids: number[];
  onClose: () => void;
}

/** Ends one or many; how many is said before it is done. */
export function EndOverrides({ ids, onClose }: Props) {
  const { t } = useTranslation('overrides');
  const end = useEndOverrides();
  const [reason, setReason] = useState('');
  return (
    <Modal open title={t('end.title', { count: ids.length })} okText={t('end.ok', { count: ids.length })} cancelText={t('cancel')} okButtonProps={{ danger: true, disabled: reason.trim() === '' }} confirmLoading={end.isPending} onOk={() => end.mutate({ ids, reason }, { onSuccess: onClose })} onCancel={onClose}>
      <Form component="div" layout="vertical">
        <p className="muted">{t('end.text')}</p>
        <Form.Item label={t('end.reason')}><Input.TextArea aria-label={t('end.reason')} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} /></Form.Item>
        {end.error && <ProblemAlert error={end.error} />}
      </Form>
    </Modal>
  );
}

export function ExtendOverrides({ ids, onClose }: Props) {
  const { t } = useTranslation('overrides');
  const extend = useExtendOverrides();
  const [endsOn, setEndsOn] = useState<Dayjs | null>(dayjs().add(3, 'month'));
  return (
    <Modal open title={t('extend.title', { count: ids.length })} okText={t('extend.ok', { count: ids.length })} cancelText={t('cancel')} confirmLoading={extend.isPending} onOk={() => extend.mutate({ ids, endsOn: endsOn?.format('YYYY-MM-DD') ?? null }, { onSuccess: onClose })} onCancel={onClose}>
      <div className="stack">
        <label className="inline">{t('set.end')} <DatePicker aria-label={t('set.end')} value={endsOn} placeholder={t('noEnd')} minDate={dayjs().add(1, 'day')} onChange={setEndsOn} /></label>
        {extend.error && <ProblemAlert error={extend.error} />}
      </div>
    </Modal>
  );
}
