import { DatabaseOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { asProblem } from '@/shared/api/problem';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Source, useImportSource, useSources } from '../api/sources';
import '../intake.css';

const EXAMPLE = `name: erp
title: Our ERP
url: jdbc:postgresql://erp.example:5432/sales?sslmode=require
user: fenji_reader
password: secret
sets:
  - name: customers
    kind: CUSTOMERS
    sql: select number as "customerKey", name as "customerName", country as "country" from customers
  - name: lines
    kind: ORDER_LINES
    sql: |
      select invoice as "document", customer as "customerKey", invoiced_on as "occurredAt",
             currency as "currency", sku as "productKey", qty as "quantity", total as "amount"
      from invoice_lines order by invoice
`;

/** Databases of one's own: described by a file on the server, imported with a click. Addresses and passwords never pass through here. */
export function DatabasesPage() {
  const { t } = useTranslation('intake');
  const sources = useSources();
  if (sources.isPending) return <PageSkeleton />;
  return (
    <div className="page">
      <PageHeader title={t('databases.title')} subtitle={t('databases.subtitle')} back={{ to: '/imports', label: t('title') }} />
      {sources.error && <ProblemAlert error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.data?.length === 0 && <EmptyState icon={<DatabaseOutlined />} title={t('databases.none')} text={t('databases.noneText')} />}
      <div className="stack">
        {sources.data && sources.data.length > 0 && <div className="mapping-cards">{sources.data.map((source) => <Database key={source.name} source={source} />)}</div>}
        <Panel title={t('databases.how')} note={t('databases.howText')}><pre className="example">{EXAMPLE}</pre></Panel>
      </div>
    </div>
  );
}

function Database({ source }: { source: Source }) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const start = useImportSource();
  const run = () =>
    start.mutate(source.name, {
      onSuccess: ({ imports }) => {
        void message.success(t('databases.started', { count: imports.length }));
        void navigate(imports.length === 1 ? `/imports/${imports[0]}` : '/imports');
      },
      onError: (error) => void message.error(asProblem(error).message),
    });
  return (
    <div className="mapping-card">
      <div><b>{source.title}</b><div className="faint mono">{source.name}</div></div>
      <div><Button type="primary" size="small" icon={<DatabaseOutlined />} loading={start.isPending} onClick={run}>{t('databases.import')}</Button></div>
    </div>
  );
}
