import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type MoversFilter, useSimulation } from '../../api/simulation';
import { MoveMatrix } from '../simulation/MoveMatrix';
import { MoversDrawer } from '../simulation/MoversDrawer';
import { MoveSums } from '../simulation/MoveSums';
import { TierSizes } from '../simulation/TierSizes';
import type { MatrixDocument } from './useTriedMatrix';

/** Who would move under these lines, and how large the tiers would be: the editor's simulation. */
export function MatrixOutcome({ document, currency }: { document: MatrixDocument; currency: string }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const simulated = useSimulation(document, 'lifecycle');
  const [opened, setOpened] = useState<MoversFilter | null>(null);
  const simulation = simulated.data?.simulation;
  if (simulated.error) return <Panel title={t('simulation.title')}><ProblemAlert error={simulated.error} onRetry={() => void simulated.refetch()} /></Panel>;
  if (simulated.isPending) return <Panel title={t('simulation.title')}><Skeleton active /></Panel>;
  if (!simulation) return null;
  return (
    <div className={`matrix-outcome preview ${simulated.isFetching ? 'preview-stale' : ''}`} aria-busy={simulated.isFetching} aria-live="polite">
      <Panel title={t('simulation.title')} note={t('simulation.note', { date: f.date(simulation.asOf), rated: f.number(simulation.rated), customers: f.number(simulation.customers) })}>
        <MoveSums simulation={simulation} currency={currency} onOpen={setOpened} />
      </Panel>
      <Panel title={t('simulation.sizes')}><TierSizes simulation={simulation} currency={currency} /></Panel>
      {simulation.against && <MoveMatrix simulation={simulation} currency={currency} onOpen={setOpened} />}
      {opened && <MoversDrawer document={document} simulation={simulation} currency={currency} begun={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
