import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { useCan } from '@/shared/session/session';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { isActive, useImports } from '../api/imports';
import type { Import } from '../api/types';
import { ImportState } from './ImportState';
import '../intake.css';

export function ImportsPage() {
  const { t } = useTranslation('intake');
  const can = useCan();
  const navigate = useNavigate();
  const columns = useColumns();
  const imports = useImports();
  if (imports.isPending) return <PageSkeleton />;
  const items = imports.data?.pages.flatMap((page) => page.items) ?? [];
  const start = can('IMPORT_RUN') && (
    <Link to="/imports/new"><Button type="primary" icon={<PlusOutlined />}>{t('new.action')}</Button></Link>
  );
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<>{can('SETTINGS_WRITE') && <Link to="/imports/databases"><Button>{t('databases.action')}</Button></Link>}<Link to="/imports/mappings"><Button>{t('mappings.title')}</Button></Link>{start}</>}
      />
      {imports.error && <ProblemAlert error={imports.error} onRetry={() => void imports.refetch()} />}
      {!imports.error && items.length === 0 && <EmptyState icon={<ImportOutlined />} title={t('empty.title')} text={t('empty.text')} action={start} />}
      {items.length > 0 && (
        <Panel flush>
          <DataTable rows={items} columns={columns} rowKey={(item) => item.id} open={(item) => void navigate(`/imports/${item.id}`)} />
        </Panel>
      )}
      {imports.hasNextPage && (
        <div className="load-more"><Button onClick={() => void imports.fetchNextPage()} loading={imports.isFetchingNextPage}>{t('more')}</Button></div>
      )}
    </div>
  );
}

function useColumns(): DataColumn<Import>[] {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const person = usePerson();
  return [
    {
      title: t('column.file'),
      render: (item) => (
        <>
          <Link to={`/imports/${item.id}`}>{item.fileName}</Link>
          <div className="faint">{t(`kind.${item.kind}`)} · {item.mapping || t('mapping.unnamed')}</div>
        </>
      ),
    },
    { title: t('column.state'), render: (item) => (isActive(item.state) ? <Running item={item} /> : <ImportState state={item.state} />) },
    { title: t('column.rows'), align: 'right', render: (item) => f.number(item.rowsRead) },
    { title: t('count.linesNew'), align: 'right', render: (item) => <Count value={item.counts.linesNew} /> },
    { title: t('count.customersNew'), align: 'right', render: (item) => <Count value={item.counts.customersNew} /> },
    {
      title: t('count.quarantined'),
      align: 'right',
      render: (item) => <span className={item.counts.quarantined > 0 ? 'bad' : 'faint'}>{f.number(item.counts.quarantined)}</span>,
    },
    { title: t('column.started'), render: (item) => <><span title={f.time(item.startedAt)}>{f.ago(item.startedAt)}</span><div className="faint">{person(item.startedBy)}</div></> },
  ];
}

/** Nothing is said quietly. */
function Count({ value }: { value: number }) {
  const f = useFormat();
  return <span className={value === 0 ? 'faint' : undefined}>{f.number(value)}</span>;
}

function Running({ item }: { item: Import }) {
  return (
    <div style={{ minWidth: 140 }}>
      <ImportState state={item.state} />
      <Progress size="small" showInfo={false} percent={item.rowsTotal ? (item.rowsRead / item.rowsTotal) * 100 : 0} status="active" />
    </div>
  );
}
