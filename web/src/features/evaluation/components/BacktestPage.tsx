import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Problem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { useCan } from '@/shared/session/session';
import { Facts } from '@/shared/ui/Facts';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { ProgressBar } from '@/shared/ui/ProgressBar';
import { type Backtest, isOpen, useBacktest, useCancelBacktest } from '../api/backtests';
import '../evaluation.css';
import { BacktestState } from './BacktestState';
import { GainPanel } from './GainPanel';
import { MeasurePanel } from './MeasurePanel';
import { ProposalPanel } from './ProposalPanel';
import { TierPanel } from './TierPanel';
import { VerdictPanel } from './VerdictPanel';

/** One question with its answer. */
export function BacktestPage() {
  const id = Number(useParams().id);
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const backtest = useBacktest(id);
  if (backtest.isPending) return <PageSkeleton />;
  const back = { to: '/backtests', label: t('title') };
  if (!backtest.data) {
    return <div className="page"><PageHeader title={t('number', { id })} back={back} /><ProblemAlert error={backtest.error} onRetry={() => void backtest.refetch()} /></div>;
  }
  const { data } = backtest;
  const { from, to, horizonMonths } = data.question;
  const words = t('dates', { from: f.date(from), to: f.date(to), months: horizonMonths });
  return (
    <div className="page">
      <PageHeader title={t('number', { id })} back={back} subtitle={<span className="inline"><BacktestState state={data.state} /> {words}</span>} actions={<Cancel job={data} />} />
      <div className="stack">
        {isOpen(data.state) && <Panel><ProgressBar done={data.progress.done} total={data.progress.total} label={t(`phase.${data.progress.phase}`, { defaultValue: t('phase.WAITING') })} /></Panel>}
        {data.error && <ProblemAlert error={new Problem(data.error)} />}
        {data.result && <Answer job={data} report={data.result} />}
      </div>
    </div>
  );
}

function Answer({ job, report }: { job: Backtest; report: NonNullable<Backtest['result']> }) {
  return (
    <>
      {job.proposal && <ProposalPanel job={job} proposal={job.proposal} report={report} />}
      <VerdictPanel entrants={job.entrants} report={report} />
      <div className="backtest-columns">
        <GainPanel entrants={job.entrants} report={report} />
        <MeasurePanel entrants={job.entrants} report={report} />
      </div>
      {job.entrants.slice(0, report.policies.length).map((entrant, index) => <TierPanel key={entrant.name} entrant={entrant} report={report.policies[index]} currency={said(job.provenance?.baseCurrency)} />)}
      <About job={job} report={report} />
    </>
  );
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

function About({ job, report }: { job: Backtest; report: NonNullable<Backtest['result']> }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const made = job.provenance ?? {};
  return (
    <Panel title={t('about.title')} note={t('about.note')}>
      <Facts
        facts={[
          { label: t('about.dates'), value: report.periods.map((period) => f.date(period.asOf)).join(' · ') },
          { label: t('about.customers'), value: `${f.number(report.periods[0]?.customers)} – ${f.number(report.periods.at(-1)?.customers)}` },
          { label: t('start.knowledge'), value: t(`knowledge.${job.question.knowledge}`) },
          { label: t('about.resamples'), value: t('about.resamplesOf', { number: f.number(report.rule.resamples), level: f.percent(report.rule.level, 0), seed: String(report.rule.seed) }) },
          { label: t('about.version'), value: said(made.codeVersion) },
          { label: t('about.digest'), value: <code className="truncate">{said(made.inputDigest)}</code> },
        ]}
      />
    </Panel>
  );
}

function Cancel({ job }: { job: Backtest }) {
  const { t } = useTranslation('evaluation');
  const { message } = App.useApp();
  const can = useCan();
  const cancel = useCancelBacktest();
  if (!isOpen(job.state) || !can('POLICY_WRITE')) return null;
  const onConfirm = () => cancel.mutate(job.id, { onError: (error) => void message.error(error.message) });
  return (
    <Popconfirm title={t('cancel.question')} okText={t('cancel.ok')} cancelText={t('cancel.no')} onConfirm={onConfirm}>
      <Button danger loading={cancel.isPending}>{t('cancel.action')}</Button>
    </Popconfirm>
  );
}
