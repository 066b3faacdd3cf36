import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { ProgressBar } from '@/shared/ui/ProgressBar';
import type { Import } from '../api/types';
import { ImportSteps } from './ImportSteps';

export function ImportProgress({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const details = [
    item.rowsPerSecond > 0 && t('progress.rate', { rate: f.number(item.rowsPerSecond, 0) }),
    typeof item.secondsLeft === 'number' && t('progress.left', { time: f.duration(item.secondsLeft * 1000) }),
    item.counts.quarantined > 0 && t('progress.quarantined', { number: f.number(item.counts.quarantined) }),
  ].filter(Boolean);
  return (
    <Panel>
      <ImportSteps current={item.state === 'CHECKING' ? 0 : 1} titles={[t('state.CHECKING'), t('state.RUNNING'), t('report.title')]} />
      <ProgressBar done={item.rowsRead} total={item.rowsTotal} label={t(`phase.${item.phase}`, { defaultValue: item.phase })} details={details.join(' · ')} />
      <p className="faint" style={{ margin: '12px 0 0' }}>{t('progress.leave')}</p>
    </Panel>
  );
}
