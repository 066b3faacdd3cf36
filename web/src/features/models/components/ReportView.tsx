import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCENT, BAR_QUIET, INK_2 } from '@/shared/charts/style';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { Refusals } from '@/shared/ui/Refusals';
import { Tiles } from '@/shared/ui/Tiles';
import type { ModelReport } from '../api/models';
import { AliveMap } from './AliveMap';
import { calibrationOption, histogramOption, linesOption } from './charts';
import { ChurnPanel } from './ChurnPanel';
import { FitPanel } from './FitPanel';
import { GradePanel } from './GradePanel';
import { LeftOut } from './LeftOut';
import { Legend } from './Legend';

interface Props {
  data: ModelReport;
  currency: string;
}

export function ReportView({ data, currency }: Props) {
  const { t } = useTranslation('models');
  const { report } = data;
  return (
    <div className="models">
      {data.refusal && <div className="models-wide"><Refusals title={t('refused')} refusals={[data.refusal]} /></div>}
      {data.spendRefusal && <div className="models-wide"><Refusals title={t('spendRefused')} refusals={[data.spendRefusal]} /></div>}
      <div className="models-wide"><Summary data={data} currency={currency} /></div>
      {report.tracking && <TrackingPanel tracking={report.tracking} />}
      {report.clv && <ClvPanel clv={report.clv} currency={currency} />}
      {report.grade && <div className="models-wide"><GradePanel grade={report.grade} refusal={data.gradeRefusal} nextOrderRefusal={data.nextOrderRefusal} currency={currency} /></div>}
      {report.grade?.purchases && <GainPanel grade={report.grade.purchases} />}
      {report.grade?.purchases && <CalibrationPanel grade={report.grade.purchases} />}
      {report.aliveMap && seesLeaving(report) && <div className="models-wide"><AliveMap map={report.aliveMap} /></div>}
      <div className="models-stack">
        <FitPanel report={report} currency={currency} />
        <LeftOut report={report} />
      </div>
      {report.churn && <ChurnPanel churn={report.churn} refusal={data.churnRefusal} currency={currency} />}
    </div>
  );
}

/** Without dropout everybody is there with certainty: a figure and a map of that would say nothing. */
function seesLeaving({ purchases }: ModelReport['report']): boolean {
  return purchases?.model !== 'nbd';
}

function Summary({ data, currency }: Props) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const { counts, values } = data.report;
  return (
    <Tiles
      tiles={[
        { label: t('tile.customers'), value: f.number(counts.customers), note: t('tile.repeat', { share: f.percent(counts.customers === 0 ? null : counts.repeatCustomers / counts.customers, 0) }) },
        { label: <Term id="models:expected">{t('tile.expected')}</Term>, value: f.number(values.totalExpectedPurchases365, 0), note: t('tile.year') },
        { label: <Term id="models:clv">{t('tile.clv')}</Term>, value: f.moneyShort(values.totalClv, currency), note: t('tile.horizon', { days: f.number(values.horizonDays), rate: f.percent(values.discountRate) }) },
        { label: <Term id="models:alive">{t('tile.alive')}</Term>, value: seesLeaving(data.report) ? f.percent(values.meanAlive, 0) : '–', note: seesLeaving(data.report) ? t('tile.aliveNote') : t('flag.ALIVE_NOT_ESTIMABLE') },
      ]}
    />
  );
}

function TrackingPanel({ tracking }: { tracking: NonNullable<ModelReport['report']['tracking']> }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const option = useMemo(() => {
    const points = (values: number[]) => tracking.until.map((day, i): [string, number] => [day, values[i] ?? 0]);
    return linesOption(
      [{ name: t('tracking.actual'), points: points(tracking.actual), color: INK_2 }, { name: t('tracking.expected'), points: points(tracking.expected), color: ACCENT, dashed: true }],
      { x: { type: 'time', write: (value) => f.date(new Date(value).toISOString().slice(0, 10)) }, y: { write: (value) => f.short(value) } },
    );
  }, [tracking, f, t]);
  const actual = tracking.actual.at(-1) ?? 0;
  const expected = tracking.expected.at(-1) ?? 0;
  return (
    <Panel title={<Term id="models:tracking">{t('tracking.title')}</Term>} note={t('tracking.note', { actual: f.number(actual, 0), expected: f.number(expected, 0) })}>
      <Legend items={[{ name: t('tracking.actual'), color: INK_2 }, { name: t('tracking.expected'), color: ACCENT, dashed: true }]} />
      <Chart option={option} height={250} label={t('tracking.title')} />
    </Panel>
  );
}

function ClvPanel({ clv, currency }: { clv: NonNullable<ModelReport['report']['clv']>; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const option = useMemo(() => {
    const edge = (i: number) => f.moneyShort(clv.edges[i], currency);
    return histogramOption(clv.counts, (bin) => `${edge(bin)} – ${edge(bin + 1)}`, edge, (count) => f.short(count), t('clv.axis'));
  }, [clv, currency, f, t]);
  return (
    <Panel title={<Term id="models:clv">{t('clv.title')}</Term>} note={t('clv.note', { median: f.moneyWhole(clv.median, currency), share: f.percent(clv.top10Share, 0) })}>
      <Chart option={option} height={274} label={t('clv.title')} />
    </Panel>
  );
}

type Graded = NonNullable<NonNullable<ModelReport['report']['grade']>['purchases']>;

function GainPanel({ grade }: { grade: Graded }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const rank = grade.rules.find((rule) => rule.forecast === 'rfm-rank-sum');
  const option = useMemo(
    () => linesOption(
      [
        { name: t('rule.model'), points: grade.model.gain.map((point): [number, number] => [point.customers, point.caught]), color: ACCENT, area: true },
        { name: t('rule.rfm-rank-sum'), points: (rank?.gain ?? []).map((point): [number, number] => [point.customers, point.caught]), color: INK_2 },
        { name: t('gain.best'), points: grade.model.gain.map((point): [number, number] => [point.customers, point.best]), color: BAR_QUIET, dashed: true },
      ],
      { x: { type: 'value', name: t('gain.axis'), min: 0, max: 1, write: (value) => f.percent(value, 0) }, y: { name: t('gain.value'), min: 0, max: 1, write: (value) => f.percent(value, 0) } },
    ),
    [grade, rank, f, t],
  );
  return (
    <Panel title={<Term id="models:gain">{t('gain.title')}</Term>} note={t('gain.note', { share: f.percent(grade.model.measures['CAUGHT_TOP_20']?.value, 0) })}>
      <Legend items={[{ name: t('rule.model'), color: ACCENT }, { name: t('rule.rfm-rank-sum'), color: INK_2 }, { name: t('gain.best'), color: BAR_QUIET, dashed: true }]} />
      <Chart option={option} height={250} label={t('gain.title')} />
    </Panel>
  );
}

function CalibrationPanel({ grade }: { grade: Graded }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const option = useMemo(
    () => calibrationOption(grade.model.reliability, (value) => f.percent(value, 0), { expected: t('calibration.said'), observed: t('calibration.happened'), customers: (count) => t('customers', { count, number: f.number(count) }) }),
    [grade, f, t],
  );
  return (
    <Panel title={<Term id="models:calibration">{t('calibration.title')}</Term>} note={t('calibration.note')}>
      <Chart option={option} height={274} label={t('calibration.title')} />
    </Panel>
  );
}
