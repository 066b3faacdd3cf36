import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThrottled } from '@/shared/async/useThrottled';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useMatrixTrial } from '../../api/matrix';
import { AXES, type Corner } from '../../model/matrix';
import { errorsOf } from '../../model/places';
import { DocumentProblems } from '../simulation/DocumentProblems';
import { CellPanel } from './CellPanel';
import { KnownPanel } from './KnownPanel';
import { LineInputs } from './LineInputs';
import { MatrixOutcome } from './MatrixOutcome';
import { MatrixPlot } from './MatrixPlot';
import { MatrixTable } from './MatrixTable';
import { MissingInputs } from './MissingInputs';
import { NobodyYet } from './NobodyYet';
import type { TriedMatrix } from './useTriedMatrix';

/** How often a drag asks for an answer. */
const FOLLOW_MILLIS = 150;
/** What the server says before the first run. */
const NO_FIGURES = 'tiering/no-figures';

/** The picture with its lines, the chosen cell beside it, and below what the lines would change. */
export function MatrixDesk({ tried, currency }: { tried: TriedMatrix; currency: string }) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const bands = tried.document.method.value.boundaries.length + 1;
  const [corner, setCorner] = useState<Corner>({ value: bands, potential: bands });
  const asked = useThrottled(tried.document, FOLLOW_MILLIS);
  const trial = useMatrixTrial(asked);
  const before = useMatrixTrial(tried.base).data?.picture ?? undefined;
  if (trial.error) return <ProblemAlert error={trial.error} onRetry={() => void trial.refetch()} />;
  if (!trial.data) return <Panel><Skeleton active paragraph={{ rows: 12 }} /></Panel>;
  const { simulation } = trial.data;
  const picture = trial.data.picture ?? undefined;
  const stale = trial.isFetching || asked !== tried.document;
  const errors = errorsOf(trial.data.problems);
  const nobody = errors.some(({ slug }) => slug === NO_FIGURES);
  return (
    <div className="stack">
      {!nobody && <DocumentProblems problems={errors} />}
      {picture && picture.rated === 0 && <MissingInputs picture={picture} />}
      <div className="matrix-layout">
        <Panel
          title={t('picture')}
          note={picture && t('pictureNote', { date: f.date(picture.asOf), bubbles: f.number(picture.bubbles.length) })}
          extra={<Segmented size="small" value={shown} options={(['picture', 'table'] as const).map((value) => ({ value, label: t(`shown.${value}`) }))} onChange={setShown} />}
        >
          <div className={`matrix-room ${stale ? 'matrix-stale' : ''}`} aria-busy={stale}>
            {shown === 'picture' ? <MatrixPlot tried={tried} picture={picture} before={before} currency={currency} chosen={corner} onChoose={setCorner} /> : picture && <MatrixTable document={tried.document} picture={picture} currency={currency} />}
            {nobody && <NobodyYet />}
          </div>
          <div className="matrix-lines">
            {AXES.map((axis) => (
              <span key={axis} className="inline">
                <span className="muted">{t('lines', { axis: t(`axis.${axis}`) })}</span>
                <LineInputs axis={axis} boundaries={tried.document.method[axis].boundaries} onChange={(boundaries) => tried.setLines(axis, boundaries)} />
              </span>
            ))}
          </div>
        </Panel>
        <div className="stack">
          <CellPanel document={tried.document} picture={picture} corner={corner} currency={currency} />
          {picture && picture.rated > 0 && <KnownPanel picture={picture} />}
        </div>
      </div>
      {simulation && <MatrixOutcome document={asked} simulation={simulation} stale={stale} currency={currency} />}
    </div>
  );
}
