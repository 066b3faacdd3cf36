import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem, asProblem } from '@/shared/api/problem';
import { UnresolvedCountries } from '@/shared/country/UnresolvedCountries';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { useCan } from '@/shared/session/session';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useFileAgain } from '../api/files';
import { isActive, useImport, useSteer } from '../api/imports';
import type { Import } from '../api/types';
import { rememberDraft } from '../model/draft';
import { ImportFacts } from './ImportFacts';
import { ImportProgress } from './ImportProgress';
import { ImportReport } from './ImportReport';
import { ImportState } from './ImportState';
import { QuarantinePanel } from './quarantine/QuarantinePanel';
import '../intake.css';

/** One import from its check to its report; the address brings it back after a reload. */
export function ImportPage() {
  const id = Number(useParams().id);
  const { t } = useTranslation('intake');
  const f = useFormat();
  const person = usePerson();
  const item = useImport(id);
  if (item.isPending) return <PageSkeleton />;
  const back = { to: '/imports', label: t('title') };
  if (!item.data) return <div className="page"><PageHeader title={t('title')} back={back} /><ProblemAlert error={item.error} onRetry={() => void item.refetch()} /></div>;
  const { data } = item;
  return (
    <div className="page">
      <PageHeader
        title={data.fileName}
        back={back}
        subtitle={<span className="inline"><ImportState state={data.state} /> · {t(`kind.${data.kind}`)} · {t('startedBy', { who: person(data.startedBy), when: f.time(data.startedAt) })}</span>}
        actions={<Actions item={data} />}
      />
      <div className="stack">
        {isActive(data.state) && <ImportProgress item={data} />}
        {data.error && <ProblemAlert error={new Problem(data.error)} />}
        {!isActive(data.state) && <ImportReport item={data} />}
        {!isActive(data.state) && data.counts.unresolvedCountries > 0 && (
          <Panel title={t('countries.title')} note={t('countries.note')}><UnresolvedCountries whenNone={<span className="muted">{t('countries.done')}</span>} /></Panel>
        )}
        {!isActive(data.state) && data.counts.quarantined > 0 && <QuarantinePanel item={data} />}
        {!isActive(data.state) && <ImportFacts item={data} />}
      </div>
    </div>
  );
}

/** The file is still there: reading it in another way takes no second upload. */
function MapAgain({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const again = useFileAgain(item.id);
  const open = async () => {
    try {
      const file = await again.mutateAsync();
      rememberDraft({ files: [file], file, mapping: file.draft, set: null });
      await navigate('/imports/new');
    } catch (error) {
      void message.error(asProblem(error).message);
    }
  };
  return <Button type={item.state === 'REFUSED' ? 'primary' : 'default'} loading={again.isPending} onClick={() => void open()}>{t('mapAgain')}</Button>;
}

function Actions({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const can = useCan();
  const steer = useSteer(item.id);
  if (!can('IMPORT_RUN')) return null;
  const act = (action: 'cancel' | 'resume') => steer.mutate(action, { onError: (error) => void message.error(error.message) });
  return (
    <>
      {item.canResume && <Button type="primary" loading={steer.isPending} onClick={() => act('resume')}>{t('resume')}</Button>}
      {item.canCancel && (
        <Popconfirm title={t('cancel.question')} okText={t('cancel.ok')} cancelText={t('cancel.no')} onConfirm={() => act('cancel')}>
          <Button danger loading={steer.isPending}>{t('cancel.action')}</Button>
        </Popconfirm>
      )}
      {item.canMapAgain && <MapAgain item={item} />}
      {item.state === 'DONE' && <Link to="/customers"><Button>{t('seeCustomers')}</Button></Link>}
      {!isActive(item.state) && <Link to="/imports/new"><Button>{t('another')}</Button></Link>}
    </>
  );
}
