import { Alert, App, Checkbox, DatePicker, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { usePublish, usePutInForce } from '../api/policies';
import { openVersion, usePolicySettings } from '../api/reviews';
import type { PolicyDetail } from '../api/types';

interface Props {
  policy: PolicyDetail;
  open: boolean;
  onClose: () => void;
}

/** A published version never changes again; the note says why it came. */
export function PublishDialog({ policy, open, onClose }: Props) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const f = useFormat();
  const settings = usePolicySettings();
  const unapproved = settings.data?.approvalRequired === true && !openVersion(policy.versions)?.approvedBy;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const publish = usePublish();
  const putInForce = usePutInForce();
  const [note, setNote] = useState('');
  const [day, setDay] = useState<Dayjs | null>(null);
  const [force, setForce] = useState(policy.inForce);
  const submit = async () => {
    await publish.mutateAsync({ id: policy.id, note: note.trim(), effectiveOn: day?.format('YYYY-MM-DD') ?? null });
    if (force && !day && !policy.inForce) await putInForce.mutateAsync(policy.id);
    void message.success(day ? t('publish.scheduled', { date: f.date(day.format('YYYY-MM-DD')) }) : t('publish.done'));
    onClose();
    await navigate(`/policies/${policy.id}`);
  };
  return (
    <Modal
      open={open}
      title={t('publish.title', { name: localized(policy.title), number: openVersion(policy.versions)?.number ?? (policy.publishedVersion ?? 0) + 1 })}
      okText={t('publish.ok')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: unapproved }}
      confirmLoading={publish.isPending || putInForce.isPending}
      onOk={() => void submit().catch(() => undefined)}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack">
        <p className="muted" style={{ margin: 0 }}>{t('publish.text')}</p>
        <label>{t('publish.note')}<Input.TextArea autoFocus autoSize={{ minRows: 3 }} value={note} placeholder={t('publish.notePlaceholder')} onChange={(event) => setNote(event.target.value)} /></label>
        <label className="inline">{t('publish.from')} <DatePicker aria-label={t('publish.from')} value={day} placeholder={t('publish.atOnce')} minDate={dayjs().add(1, 'day')} onChange={setDay} /></label>
        {unapproved && <Alert type="info" showIcon title={t('publish.needsApproval')} />}
        {!policy.inForce && !day && <Checkbox checked={force} onChange={(event) => setForce(event.target.checked)}>{t('publish.alsoInForce')}</Checkbox>}
        {(publish.error ?? putInForce.error) && <ProblemAlert error={publish.error ?? putInForce.error} />}
      </div>
    </Modal>
  );
}
