import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { Refusals } from '@/shared/ui/Refusals';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { Grade, GradeReport, ModelReport } from '../api/models';

const TONES: Record<string, Tone> = { BETTER: 'good', NO_BETTER: 'warn', WORSE: 'bad' };
const MEASURES = ['TOTAL_ERROR', 'MAE', 'RMSE', 'CAUGHT_TOP_10', 'CAUGHT_TOP_20', 'AUC', 'BRIER'] as const;
/** Measures in the unit of what is foretold: purchases or money. */
const IN_UNIT = new Set(['MAE', 'RMSE']);
const SHARES = new Set(['TOTAL_ERROR', 'CAUGHT_TOP_10', 'CAUGHT_TOP_20']);

/** The forecast against what then happened, beside rules that need no model. */
export function GradePanel({ grade, refusal, currency }: { grade: Grade; refusal: ModelReport['gradeRefusal']; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  if (refusal) return <Panel title={t('grade.title')}><Refusals title={t('grade.none')} refusals={[refusal]} /></Panel>;
  const note = t(grade.sampled < grade.customers ? 'grade.noteSampled' : 'grade.note', { from: f.date(grade.from), until: f.date(grade.until), customers: f.number(grade.customers), sampled: f.number(grade.sampled) });
  return (
    <Panel title={<Term id="models:grade">{t('grade.title')}</Term>} note={note}>
      {grade.purchases && <GradeTable title={t('grade.purchases')} report={grade.purchases} />}
      {grade.money && <GradeTable title={t('grade.money')} report={grade.money} currency={currency} />}
      <p className="muted models-small">{t('grade.intervals')}</p>
    </Panel>
  );
}

function GradeTable({ title, report, currency }: { title: string; report: GradeReport; currency?: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const rows = [report.model, ...report.rules];
  const measures = MEASURES.filter((measure) => rows.some((row) => row.measures[measure]));
  const write = (measure: string, value: number) => {
    if (SHARES.has(measure)) return `${f.fixed(value * 100, 1)}%`;
    return currency && IN_UNIT.has(measure) ? f.moneyWhole(value, currency) : f.fixed(value, 3);
  };
  return (
    <>
      <h3 className="models-h3">{title} <StateTag tone={TONES[report.verdict] ?? 'idle'}>{t(`verdict.${report.verdict}`)}</StateTag></h3>
      <p className="models-small">{t('grade.recommended', { rule: t(`rule.${report.recommended}`) })}</p>
      <div className="models-scroll">
        <table className="models-table">
          <thead><tr><th />{measures.map((measure) => <th key={measure} className="num"><Term id={`models:measure.${measure}`}>{t(`measure.${measure}`)}</Term></th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.forecast} className={row.forecast === report.model.forecast ? 'is-chosen' : ''}>
                <td>{t(`rule.${row.forecast}`)}</td>
                {measures.map((measure) => {
                  const estimate = row.measures[measure];
                  return <td key={measure} className="num" title={estimate ? `${write(measure, estimate.low)} – ${write(measure, estimate.high)}` : undefined}>{estimate ? write(measure, estimate.value) : '–'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
