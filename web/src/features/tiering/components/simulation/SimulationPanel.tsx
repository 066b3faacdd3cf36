import { Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import type { MoversFilter, Segment, Simulated } from '../../api/simulation';
import type { PolicyDocument } from '../../api/types';
import { DocumentProblems } from './DocumentProblems';
import { MoveMatrix } from './MoveMatrix';
import { MoveSums } from './MoveSums';
import { MoversDrawer } from './MoversDrawer';
import { ScoreHistogram } from './ScoreHistogram';
import { Slices } from './Slices';
import { TierSizes } from './TierSizes';

interface Props {
  document: PolicyDocument;
  simulated: Simulated | undefined;
  error: unknown;
  stale: boolean;
  currency: string;
  segment: Segment;
  onSegment: (segment: Segment) => void;
}

/** What the rules would change for everybody, while one edits them. */
export function SimulationPanel({ document, simulated, error, stale, currency, segment, onSegment }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const [opened, setOpened] = useState<MoversFilter | null>(null);
  if (error) return <Panel title={t('simulation.title')}><ProblemAlert error={error} /></Panel>;
  if (!simulated) return <Panel title={t('simulation.title')}><Skeleton active paragraph={{ rows: 8 }} /></Panel>;
  const { simulation } = simulated;
  return (
    <div className={`stack preview ${stale ? 'preview-stale' : ''}`} aria-busy={stale} aria-live="polite">
      <DocumentProblems problems={simulated.problems} />
      {simulation && (
        <>
          <Panel
            title={t('simulation.title')}
            note={t('simulation.note', { date: f.date(simulation.asOf), rated: f.number(simulation.rated), customers: f.number(simulation.customers) })}
            extra={<Tooltip title={t('simulation.millisHelp')}><span className="faint tabular">{f.duration(simulation.millis)}</span></Tooltip>}
          >
            <MoveSums simulation={simulation} currency={currency} onOpen={setOpened} />
          </Panel>
          <Panel title={t('simulation.sizes')}><TierSizes simulation={simulation} currency={currency} /></Panel>
          {simulation.against && <MoveMatrix simulation={simulation} currency={currency} onOpen={setOpened} />}
          <Slices simulation={simulation} currency={currency} segment={segment} onSegment={onSegment} onOpen={setOpened} />
          {simulation.histogram.length > 0 && (
            <Panel title={t(`simulation.histogram.${document.method.kind}`)}><ScoreHistogram document={document} histogram={simulation.histogram} /></Panel>
          )}
          <Unrated unrated={simulation.unrated} />
          {opened && <MoversDrawer document={document} simulation={simulation} currency={currency} begun={opened} onClose={() => setOpened(null)} />}
        </>
      )}
    </div>
  );
}

function Unrated({ unrated }: { unrated: Record<string, number> }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const reasons = Object.entries(unrated).filter(([, count]) => count > 0);
  if (reasons.length === 0) return null;
  return (
    <Panel title={t('simulation.unrated')} note={t('simulation.unratedNote')}>
      {reasons.map(([reason, count]) => (
        <div key={reason} className="preview-line"><span>{t(`unrated.${reason}`, { defaultValue: reason })}</span><b className="tabular">{f.number(count)}</b></div>
      ))}
    </Panel>
  );
}
