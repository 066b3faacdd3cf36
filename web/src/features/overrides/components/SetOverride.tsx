import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { useCan } from '@/shared/session/session';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useSetOverride } from '../api/overrides';

/** A tier by hand, with its reason and its end. */
export function SetOverride({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation('overrides');
  const text = useLocalized();
  const ladder = useLadder();
  const can = useCan();
  const set = useSetOverride(customerId);
  const [tier, setTier] = useState<string>();
  const [reason, setReason] = useState('');
  const [start, setStart] = useState<Dayjs | null>(null);
  const [end, setEnd] = useState<Dayjs | null>(dayjs().add(3, 'month'));
  const day = (value: Dayjs | null) => value?.format('YYYY-MM-DD');
  const save = () => {
    if (tier) set.mutate({ tier, reason, startsOn: day(start), endsOn: day(end) }, { onSuccess: onClose });
  };
  return (
    <Modal open title={t('set.title')} okText={t('set.ok')} cancelText={t('cancel')} okButtonProps={{ disabled: !tier || reason.trim() === '' }} confirmLoading={set.isPending} onOk={save} onCancel={onClose}>
      <Form component="div" layout="vertical">
        {!can('OVERRIDE_APPROVE') && <p className="muted">{t('set.waits')}</p>}
        <Form.Item label={t('set.tier')}><Select aria-label={t('set.tier')} value={tier} onChange={setTier} options={[...ladder].map(([value, { title }]) => ({ value, label: text(title) }))} /></Form.Item>
        <Form.Item label={t('set.reason')} extra={t('set.reasonHelp')}><Input.TextArea aria-label={t('set.reason')} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} onChange={(event) => setReason(event.target.value)} /></Form.Item>
        <div className="form-pair">
          <Form.Item label={t('set.start')}><DatePicker style={{ width: '100%' }} aria-label={t('set.start')} value={start} placeholder={t('set.today')} onChange={setStart} /></Form.Item>
          <Form.Item label={t('set.end')}><DatePicker style={{ width: '100%' }} aria-label={t('set.end')} value={end} placeholder={t('noEnd')} minDate={dayjs().add(1, 'day')} onChange={setEnd} /></Form.Item>
        </div>
        {set.error && <ProblemAlert error={set.error} />}
      </Form>
    </Modal>
  );
}
