import { App, Button, Popconfirm, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Run } from '@/api/types';
import { Problem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { DataTable } from '@/shared/ui/DataTable';
import { Facts } from '@/shared/ui/Facts';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { Refusals } from '@/shared/ui/Refusals';
import { ProgressBar } from '@/shared/ui/ProgressBar';
import { StateTag } from '@/shared/ui/StateTag';
import { Tiles } from '@/shared/ui/Tiles';
import { isActive, useCancelRun, useRun } from '../api/runs';
import { Provenance } from './Provenance';
import { RunState } from './RunState';

export function RunPage() {
  const id = Number(useParams().id);
  const { t } = useTranslation('insight');
  const f = useFormat();
  const text = useLocalized();
  const person = usePerson();
  const run = useRun(id);
  if (run.isPending) return <PageSkeleton />;
  const back = { to: '/runs', label: t('title') };
  if (!run.data) {
    return <div className="page"><PageHeader title={t('number', { id })} back={back} /><ProblemAlert error={run.error} onRetry={() => void run.refetch()} /></div>;
  }
  const { data } = run;
  return (
    <div className="page">
      <PageHeader
        title={t('number', { id })}
        back={back}
        subtitle={<span className="inline"><RunState state={data.state} /> · {t('asOf', { date: f.date(data.asOf) })}</span>}
        actions={<Cancel run={data} />}
      />
      <div className="stack">
        {isActive(data.state) && <Progress run={data} />}
        {data.error && <ProblemAlert error={new Problem(data.error)} />}
        {data.policies.map((policy) => (
          <Refusals
            key={policy.policyId}
            title={t('policies.refused', { policy: text(policy.title) })}
            refusals={policy.refusals}
            action={<Link to={`/policies/${policy.policyId}`}>{t('policies.open')}</Link>}
          />
        ))}
        <Tiles
          tiles={[
            ...Object.entries(data.counts).filter(([name]) => !isMillis(name)).map(([name, count]) => ({ label: t(`count.${name}`, { defaultValue: name }), value: f.number(count) })),
            { label: t('column.duration'), value: f.duration(data.millis), note: steps(data).map(([name, millis]) => `${t(`count.${name}`, { defaultValue: name })} ${f.duration(millis)}`).join(' · ') },
          ]}
        />
        <Policies run={data} />
        <Panel title={t('about.title')}>
          <Facts
            facts={[
              { label: t('column.started'), value: f.time(data.startedAt) },
              { label: t('about.finished'), value: f.time(data.finishedAt) },
              { label: t('column.by'), value: person(data.startedBy) || t('automatic') },
              { label: t('column.work'), value: t(`work.${data.work}`) },
              { label: t('about.kind'), value: t(`kind.${data.kind}`, { defaultValue: data.kind }) },
            ]}
          />
        </Panel>
        {data.provenance && <Provenance provenance={data.provenance} />}
      </div>
    </div>
  );
}

const isMillis = (count: string) => count.endsWith('Millis');

/** Where the time went, in the order in which it went. */
const STEPS = ['copyMillis', 'modelsMillis', 'metricsMillis', 'digestMillis', 'tiersMillis', 'commitMillis'];
const MODEL_STEPS = ['copyMillis', 'fitMillis', 'churnMillis', 'valuesMillis', 'gradeMillis', 'reportsMillis', 'forecastsMillis'];

function steps(run: Run): [string, number][] {
  return (run.work === 'MODELS' ? MODEL_STEPS : STEPS).flatMap((name) => (run.counts[name] === undefined ? [] : [[name, run.counts[name]]]));
}

function Progress({ run }: { run: Run }) {
  const { t } = useTranslation('insight');
  const { phase, done, total } = run.progress;
  return (
    <Panel>
      <ProgressBar done={done} total={total} label={t(`phase.${phase}`, { defaultValue: phase })} />
    </Panel>
  );
}

function Cancel({ run }: { run: Run }) {
  const { t } = useTranslation('insight');
  const { message } = App.useApp();
  const can = useCan();
  const cancel = useCancelRun();
  if (!isActive(run.state) || !can('RUN_START')) return null;
  const onConfirm = () => cancel.mutate(run.id, { onError: (error) => void message.error(error.message) });
  return (
    <Popconfirm title={t('cancel.question')} okText={t('cancel.ok')} cancelText={t('cancel.no')} onConfirm={onConfirm}>
      <Button danger loading={cancel.isPending}>{t('cancel.action')}</Button>
    </Popconfirm>
  );
}

function Policies({ run }: { run: Run }) {
  const { t } = useTranslation('insight');
  const f = useFormat();
  const localized = useLocalized();
  if (run.policies.length === 0) return null;
  return (
    <Panel title={t('policies.title')} note={t('policies.note')} flush>
      <DataTable
        size="middle"
        rowKey={(policy) => policy.policyId}
        rows={run.policies}
        columns={[
          { title: t('policies.policy'), render: (policy) => <Link to={`/policies/${policy.policyId}`}>{localized(policy.title)}</Link> },
          { title: t('policies.version'), render: (policy) => t('policies.versionNumber', { number: policy.version }) },
          { title: t('policies.rated'), align: 'right', render: (policy) => f.number(policy.rated) },
          { title: t('column.changed'), align: 'right', render: (policy) => f.number(policy.changed) },
          {
            title: <Tooltip title={t('policies.digestHelp')}>{t('policies.digest')}</Tooltip>,
            wide: true,
            render: (policy) => (policy.refusals.length > 0 ? <StateTag tone="warn">{t('policies.notCalibrated')}</StateTag> : <code className="truncate" title={policy.outputDigest}>{policy.outputDigest}</code>),
          },
        ]}
      />
    </Panel>
  );
}
