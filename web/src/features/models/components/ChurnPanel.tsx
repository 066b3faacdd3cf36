import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { Refusals } from '@/shared/ui/Refusals';
import type { Churn, ModelReport } from '../api/models';
import { calibrationOption } from './charts';
import { useFeatureValue } from './featureValue';
import { GradeTable } from './GradeTable';

const CHANCES = ['AUC', 'BRIER', 'LOG_LOSS'] as const;

/** Who is at risk, by which way of scoring, how honest the chances are, and how the groups differ. */
export function ChurnPanel({ churn, refusal, currency }: { churn: Churn; refusal: ModelReport['churnRefusal']; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const write = useFeatureValue(currency);
  const learned = churn.learnedFrom;
  const bins = learned?.grade?.model.reliability;
  const option = useMemo(() => calibrationOption(bins ?? [], (value) => f.percent(value, 0), { expected: t('churn.said'), observed: t('churn.happened'), customers: (count) => t('customers', { count, number: f.number(count) }) }), [bins, f, t]);
  const definition = churn.labelField ? t('churn.label', { field: churn.labelField }) : t('churn.definition', { lost: f.number(churn.lostAfterDays), window: f.number(churn.windowDays) });
  return (
    <Panel title={<Term id="models:churn">{t('churn.title')}</Term>} note={definition}>
      {refusal && <Refusals title={t('churn.none')} refusals={[refusal]} />}
      {learned && (
        <>
          <p className="models-small">{t('churn.learned', { scorer: t(`scorer.${learned.chosen}`, { defaultValue: learned.chosen }), rows: f.number(learned.rows), churned: f.number(learned.churned), scored: f.number(churn.scored), lost: f.number(churn.alreadyLost) })}</p>
          <div className="models-scroll">
            <table className="models-table">
              <thead><tr><th>{t('churn.scorer')}</th><th className="num"><Term id="models:measure.LOG_LOSS">{t('measure.LOG_LOSS')}</Term></th><th className="num"><Term id="models:measure.AUC">{t('measure.AUC')}</Term></th></tr></thead>
              <tbody>
                {learned.candidates.map((candidate) => (
                  <tr key={candidate.name} className={candidate.name === learned.chosen ? 'is-chosen' : ''}>
                    <td>{t(`scorer.${candidate.name}`, { defaultValue: candidate.name })}</td><td className="num">{f.fixed(candidate.logLoss, 3)}</td><td className="num">{f.fixed(candidate.auc, 3)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {learned.grade && <GradeTable title={t('churn.grade')} report={learned.grade} measures={CHANCES} />}
          {bins && bins.length > 0 && <Chart option={option} height={240} label={t('churn.calibration')} />}
          {bins && bins.length > 0 && <p className="muted models-small">{t('calibration.size')}</p>}
          <div className="models-scroll">
            <table className="models-table">
              <thead><tr><th>{t('churn.feature')}</th><th className="num">{t('group.LOW')}</th><th className="num">{t('group.MIDDLE')}</th><th className="num">{t('group.HIGH')}</th></tr></thead>
              <tbody>
                {Object.entries(churn.features).map(([feature, groups]) => (
                  <tr key={feature}><td>{t(`feature.${feature}`, { defaultValue: feature })}</td><td className="num">{write(feature, groups.low)}</td><td className="num">{write(feature, groups.middle)}</td><td className="num">{write(feature, groups.high)}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
