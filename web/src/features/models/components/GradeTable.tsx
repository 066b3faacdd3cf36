import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { GradeReport } from '../api/models';

const TONES: Record<string, Tone> = { BETTER: 'good', NO_BETTER: 'warn', WORSE: 'bad' };
/** Measures in the unit of what is foretold: purchases, money or days. */
const IN_UNIT = new Set(['MAE', 'RMSE']);
const SHARES = new Set(['TOTAL_ERROR', 'CAUGHT_TOP_10', 'CAUGHT_TOP_20']);

export type Measure = 'TOTAL_ERROR' | 'MAE' | 'RMSE' | 'CAUGHT_TOP_10' | 'CAUGHT_TOP_20' | 'AUC' | 'BRIER' | 'LOG_LOSS';

interface Props {
  title: string;
  report: GradeReport;
  measures: readonly Measure[];
  /** Unit of money. */
  currency?: string;
  /** Whether days are foretold. */
  days?: boolean;
}

/** A forecast beside the rules that need no model, with the verdict in words. */
export function GradeTable({ title, report, measures, currency, days }: Props) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const rows = [report.model, ...report.rules];
  const shown = measures.filter((measure) => rows.some((row) => row.measures[measure]));
  const write = (measure: string, value: number) => {
    if (SHARES.has(measure)) return `${f.fixed(value * 100, 1)}%`;
    if (!IN_UNIT.has(measure)) return f.fixed(value, 3);
    if (days) return t('grade.days', { number: f.fixed(value, 1) });
    return currency ? f.moneyWhole(value, currency) : f.fixed(value, 3);
  };
  return (
    <>
      <h3 className="models-h3">{title} <StateTag tone={TONES[report.verdict] ?? 'idle'}>{t(`verdict.${report.verdict}`)}</StateTag></h3>
      <p className="models-small">{t('grade.recommended', { rule: t(`rule.${report.recommended}`) })}</p>
      <div className="models-scroll">
        <table className="models-table">
          <thead><tr><th />{shown.map((measure) => <th key={measure} className="num"><Term id={`models:measure.${measure}`}>{t(`measure.${measure}`)}</Term></th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.forecast} className={row.forecast === report.model.forecast ? 'is-chosen' : ''}>
                <td>{t(`rule.${row.forecast}`)}</td>
                {shown.map((measure) => {
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
