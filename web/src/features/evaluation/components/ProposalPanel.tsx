import { App, Button, Popconfirm, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import { type Backtest, type Proposal, type Report, useTakeProposal } from '../api/backtests';

const TONES: Record<string, Tone> = { BETTER: 'good', NO_BETTER: 'idle', WORSE: 'bad' };

/** What a search for a better version found, and whether it held on dates it had not seen. */
export function ProposalPanel({ job, proposal, report }: { job: Backtest; proposal: Proposal; report: Report }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const text = useLocalized();
  const counts = { tried: f.number(proposal.tried), dates: f.number(proposal.learnedOn.length), proved: f.number(report.periods.length) };
  // The first of a pair is the policy as it is: the proposal is better where that is worse.
  const [pair] = report.comparisons;
  const verdict = pair?.verdict === 'BETTER' ? 'WORSE' : pair?.verdict === 'WORSE' ? 'BETTER' : 'NO_BETTER';
  if (!proposal.document) return <Panel title={t('proposal.title')}><p className="backtest-sentence">{t('proposal.none', counts)}</p></Panel>;
  return (
    <Panel title={t('proposal.title')} note={t('proposal.note', counts)} extra={<Take job={job} document={proposal.document} />}>
      <p className="backtest-sentence"><StateTag tone={TONES[verdict] ?? 'idle'}>{t(`proposal.verdict.${verdict}`)}</StateTag></p>
      <Table
        size="small"
        pagination={false}
        rowKey={(change) => `${change.what} ${change.of.en}`}
        dataSource={proposal.changes}
        columns={[
          { title: t('proposal.what'), render: (_, change) => t(`proposal.${change.what}`, { of: text(change.of) }) },
          { title: t('proposal.from'), align: 'right', render: (_, change) => value(change.what, change.from) },
          { title: t('proposal.to'), align: 'right', render: (_, change) => <b>{value(change.what, change.to)}</b> },
        ]}
      />
      <p className="muted" style={{ marginTop: 12 }}>{t('proposal.learned')}: {learned()}</p>
    </Panel>
  );

  function value(what: string, number: number): string {
    return what === 'SHARE' ? f.percent(number) : f.number(number);
  }

  function learned(): string {
    return (['CAUGHT_TOP_20', 'RANK_CORRELATION', 'REPEAT_SEPARATION', 'CHURN_SEPARATION'] as const)
      .filter((measure) => proposal.before[measure] !== undefined && proposal.after[measure] !== undefined)
      .map((measure) => `${t(`measure.${measure}`)} ${f.percent(proposal.before[measure])} → ${f.percent(proposal.after[measure])}`)
      .join(' · ');
  }
}

function Take({ job, document }: { job: Backtest; document: NonNullable<Proposal['document']> }) {
  const { t } = useTranslation('evaluation');
  const { message } = App.useApp();
  const can = useCan();
  const navigate = useNavigate();
  const take = useTakeProposal();
  const policy = job.entrants[0]?.policy;
  if (!can('POLICY_WRITE') || !policy) return null;
  const onConfirm = () => take.mutateAsync({ policy, document }).then(
    () => {
      void message.success(t('proposal.taken'));
      return navigate(`/policies/${policy}/edit`);
    },
    (error: Error) => { void message.error(error.message); },
  );
  return (
    <Popconfirm title={t('proposal.question')} okText={t('proposal.take')} cancelText={t('proposal.keep')} onConfirm={onConfirm} styles={{ root: { maxWidth: 360 } }}>
      <Button type="primary" loading={take.isPending}>{t('proposal.take')}</Button>
    </Popconfirm>
  );
}
