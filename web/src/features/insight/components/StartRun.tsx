import { PlayCircleOutlined } from '@ant-design/icons';
import { Button, DatePicker, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan } from '@/shared/session/session';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useStartRun } from '../api/runs';

/** A computation for today or for any past day. */
export function StartRun() {
  const { t } = useTranslation('insight');
  const can = useCan();
  const navigate = useNavigate();
  const start = useStartRun();
  const [open, setOpen] = useState(false);
  const [asOf, setAsOf] = useState<Dayjs | null>(null);
  if (!can('RUN_START')) return null;
  const run = async () => {
    const started = await start.mutateAsync(asOf?.format('YYYY-MM-DD') ?? null);
    setOpen(false);
    await navigate(`/runs/${started.id}`);
  };
  return (
    <>
      <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => setOpen(true)}>{t('start.action')}</Button>
      <Modal
        open={open}
        title={t('start.title')}
        okText={t('start.ok')}
        cancelText={t('start.close')}
        confirmLoading={start.isPending}
        onOk={() => void run().catch(() => undefined)}
        onCancel={() => setOpen(false)}
        afterClose={() => { start.reset(); setAsOf(null); }}
        destroyOnHidden
      >
        <div className="stack">
          <p className="muted" style={{ margin: 0 }}>{t('start.text')}</p>
          <label className="inline">
            {t('start.asOf')}
            <DatePicker value={asOf} onChange={setAsOf} placeholder={t('start.today')} maxDate={dayjs().add(1, 'day')} autoFocus />
          </label>
          {start.error && <ProblemAlert error={start.error} />}
        </div>
      </Modal>
    </>
  );
}
