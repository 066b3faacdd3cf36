import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import type { MoversFilter, Simulation } from '../../api/simulation';
import { MoveMatrix } from '../simulation/MoveMatrix';
import { MoversDrawer } from '../simulation/MoversDrawer';
import { MoveSums } from '../simulation/MoveSums';
import { TierSizes } from '../simulation/TierSizes';
import type { MatrixDocument } from './useTriedMatrix';

interface Props {
  document: MatrixDocument;
  simulation: Simulation;
  stale: boolean;
  currency: string;
}

/** Who would move under these lines, and how large the tiers would be: as in the editor. */
export function MatrixOutcome({ document, simulation, stale, currency }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const [opened, setOpened] = useState<MoversFilter | null>(null);
  return (
    <div className={`matrix-outcome preview ${stale ? 'preview-stale' : ''}`} aria-busy={stale} aria-live="polite">
      <Panel title={t('simulation.title')} note={t('simulation.note', { date: f.date(simulation.asOf), rated: f.number(simulation.rated), customers: f.number(simulation.customers) })}>
        <MoveSums simulation={simulation} currency={currency} onOpen={setOpened} />
      </Panel>
      {simulation.against && <MoveMatrix simulation={simulation} currency={currency} onOpen={setOpened} />}
      <Panel className="matrix-sizes" title={t('simulation.sizes')}><TierSizes simulation={simulation} currency={currency} /></Panel>
      {opened && <MoversDrawer document={document} simulation={simulation} currency={currency} begun={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
