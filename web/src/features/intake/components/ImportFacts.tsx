import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Facts } from '@/shared/ui/Facts';
import { Panel } from '@/shared/ui/Panel';
import type { Import } from '../api/types';

/** By what, from where, how long. */
export function ImportFacts({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  return (
    <Panel title={t('report.about')}>
      <Facts
        facts={[
          { label: t('report.mapping'), value: item.mapping || t('mapping.unnamed') },
          { label: t('report.source'), value: item.source },
          { label: t('report.finished'), value: f.time(item.finishedAt) },
          { label: t('report.took'), value: [item.finishedAt && f.duration(Date.parse(item.finishedAt) - Date.parse(item.startedAt)), item.rowsPerSecond > 0 && t('progress.rate', { rate: f.number(item.rowsPerSecond, 0) })].filter(Boolean).join(' · ') },
        ]}
      />
    </Panel>
  );
}
