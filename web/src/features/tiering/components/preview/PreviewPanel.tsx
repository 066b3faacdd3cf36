import { Alert, Skeleton, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import type { PlacedProblem, PolicyDocument, Preview } from '../../api/types';
import { errorsOf, normalPlace } from '../../model/places';
import { ScoreHistogram } from './ScoreHistogram';
import { TierBars } from './TierBars';

interface Props {
  document: PolicyDocument;
  preview: Preview | undefined;
  error: unknown;
  stale: boolean;
  currency: string;
}

/** What the rules would do to everybody, while one edits them. */
export function PreviewPanel({ document, preview, error, stale, currency }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  if (error) return <Panel title={t('preview.title')}><ProblemAlert error={error} /></Panel>;
  if (!preview) return <Panel title={t('preview.title')}><Skeleton active paragraph={{ rows: 8 }} /></Panel>;
  const errors = errorsOf(preview.problems);
  const advice = preview.problems.filter((problem) => problem.error === false);
  const unrated = Object.entries(preview.unrated).filter(([, count]) => count > 0);
  return (
    <div className={`stack preview ${stale ? 'preview-stale' : ''}`} aria-busy={stale} aria-live="polite">
      {errors.length > 0 && <Problems problems={errors} kind="problems" />}
      {advice.length > 0 && <Problems problems={advice} kind="advice" />}
      <Panel
        title={t('preview.title')}
        note={t('preview.note', { rated: f.number(preview.rated), customers: f.number(preview.customers) })}
        extra={<Tooltip title={t('preview.millisHelp')}><span className="faint tabular">{f.duration(preview.millis)}</span></Tooltip>}
      >
        <TierBars document={document} preview={preview} currency={currency} />
      </Panel>
      {preview.histogram.length > 0 && (
        <Panel title={t(`preview.histogram.${document.method.kind}`)}><ScoreHistogram document={document} histogram={preview.histogram} /></Panel>
      )}
      {unrated.length > 0 && (
        <Panel title={t('preview.unrated')} note={t('preview.unratedNote')}>
          {unrated.map(([reason, count]) => <Line key={reason} name={t(`unrated.${reason}`, { defaultValue: reason })} value={f.number(count)} />)}
        </Panel>
      )}
    </div>
  );
}

function Problems({ problems, kind }: { problems: PlacedProblem[]; kind: 'problems' | 'advice' }) {
  const { t } = useTranslation('tiering');
  return (
    <Alert
      type={kind === 'problems' ? 'error' : 'info'}
      showIcon
      title={t(`preview.${kind}`, { count: problems.length })}
      description={problems.map((problem, index) => (
        <button key={index} type="button" className="problem-jump" onClick={() => jumpTo(problem.place)}>{problem.detail}</button>
      ))}
    />
  );
}

/** The nearest part of the form that holds the place: the field itself, else its section. */
function jumpTo(place: string | undefined): void {
  const parts = normalPlace(place).split('.');
  for (let length = parts.length; length > 0; length--) {
    const element = document.querySelector(`[data-place="${CSS.escape(parts.slice(0, length).join('.'))}"]`);
    if (element) {
      element.scrollIntoView({ behavior: 'smooth', block: 'center' });
      element.querySelector<HTMLElement>('input, button, select, textarea')?.focus({ preventScroll: true });
      return;
    }
  }
}

function Line({ name, value }: { name: ReactNode; value: ReactNode }) {
  return <div className="preview-line"><span>{name}</span><b className="tabular">{value}</b></div>;
}
