import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { Refusals } from '@/shared/ui/Refusals';
import type { Grade, ModelReport } from '../api/models';
import { GradeTable } from './GradeTable';
import { NextOrderGrade } from './NextOrderGrade';

const MEASURES = ['TOTAL_ERROR', 'MAE', 'RMSE', 'CAUGHT_TOP_10', 'CAUGHT_TOP_20', 'AUC', 'BRIER'] as const;

interface Props {
  grade: Grade;
  refusal: ModelReport['gradeRefusal'];
  nextOrderRefusal: ModelReport['nextOrderRefusal'];
  currency: string;
}

/** The forecast against what then happened, beside rules that need no model. */
export function GradePanel({ grade, refusal, nextOrderRefusal, currency }: Props) {
  const { t } = useTranslation('models');
  const f = useFormat();
  if (refusal) return <Panel title={t('grade.title')}><Refusals title={t('grade.none')} refusals={[refusal]} /></Panel>;
  const note = t(grade.sampled < grade.customers ? 'grade.noteSampled' : 'grade.note', { from: f.date(grade.from), until: f.date(grade.until), customers: f.number(grade.customers), sampled: f.number(grade.sampled) });
  return (
    <Panel title={<Term id="models:grade">{t('grade.title')}</Term>} note={note}>
      {grade.purchases && <GradeTable title={t('grade.purchases')} report={grade.purchases} measures={MEASURES} />}
      {grade.money && <GradeTable title={t('grade.money')} report={grade.money} measures={MEASURES} currency={currency} />}
      {grade.nextOrders?.grade && <NextOrderGrade grade={grade.nextOrders.grade} currency={currency} />}
      {nextOrderRefusal && <div className="models-after"><Refusals title={t('next.none')} refusals={[nextOrderRefusal]} /></div>}
      <p className="muted models-small">{t('grade.intervals')}</p>
    </Panel>
  );
}
