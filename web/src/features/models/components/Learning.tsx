import { ReloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProgressBar } from '@/shared/ui/ProgressBar';
import { useLearning, useStartLearning } from '../api/models';

/** What the run of the models is doing, and how old the figures are until it is done. */
export function UnderWay({ run, asOf }: { run: number; asOf: string | null | undefined }) {
  const { t } = useTranslation(['models', 'insight']);
  const f = useFormat();
  const progress = useLearning(run).data?.progress;
  const phase = progress?.phase || 'QUEUED';
  return (
    <Panel title={t('learn.underWay')} note={asOf ? t('learn.before', { date: f.date(asOf) }) : t('learn.first')} extra={<Link to={`/runs/${run}`}>{t('learn.open')}</Link>}>
      <ProgressBar done={progress?.done ?? 0} total={progress?.total ?? null} label={t(`insight:phase.${phase}`, { defaultValue: phase })} />
    </Panel>
  );
}

/** Learns anew where that is due, and values everyone as of the day in force. */
export function LearnButton({ underWay, any }: { underWay: number | null; any: boolean }) {
  const { t } = useTranslation('models');
  const { message } = App.useApp();
  const can = useCan();
  const start = useStartLearning();
  if (!can('RUN_START') || (!any && underWay === null)) return null;
  const learn = () => start.mutate(undefined, { onError: (error) => void message.error(error.message) });
  return <Button icon={<ReloadOutlined />} loading={start.isPending} disabled={underWay !== null} onClick={learn}>{t('learn.button')}</Button>;
}
