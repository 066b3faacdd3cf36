import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import type { GradeReport, NextOrderGrade as Graded } from '../api/models';
import { GradeTable } from './GradeTable';

const OF_DATES = ['MAE', 'RMSE'] as const;
const OF_AMOUNTS = ['TOTAL_ERROR', 'MAE', 'RMSE'] as const;

/** How far next order dates and amounts were off, how often their ranges held, and what simple guesses would have done. */
export function NextOrderGrade({ grade, currency }: { grade: Graded; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const { coverage, days, amounts } = grade;
  if (!days) return null;
  const share = (part: number, of: number) => f.percent(of === 0 ? null : part / of, 0);
  return (
    <>
      <GradeTable title={t('next.title')} report={days} measures={OF_DATES} days />
      <p className="models-small">{t('next.off', { model: off(days, 'next-order', f.fixed), median: off(days, 'median-gap', f.fixed), last: off(days, 'last-gap', f.fixed), number: f.number(grade.compared) })}</p>
      <p className="models-small">{t('next.held', { buyers: f.number(coverage.buyers), expected: f.number(coverage.expected), level: f.percent(grade.level, 0), held: share(coverage.held, coverage.buyers), amounts: share(grade.amountsHeld, coverage.buyers) })} {coverage.decided > 0 && t('next.decided', { decided: f.number(coverage.decided), held: share(coverage.heldOfDecided, coverage.decided) })}</p>
      {amounts && <GradeTable title={t('next.amount')} report={amounts} measures={OF_AMOUNTS} currency={currency} />}
    </>
  );
}

function off(report: GradeReport, forecast: string, fixed: (value: number | null | undefined, digits: number) => string): string {
  return fixed([report.model, ...report.rules].find((each) => each.forecast === forecast)?.measures['MAE']?.value, 1);
}
