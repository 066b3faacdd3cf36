import { BellOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useOrganisation } from '@/shared/session/organisation';
import { useCan, useMe } from '@/shared/session/session';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Alert, type AlertFilter, KINDS, useAlerts } from '../api/alerts';
import { CloseAlert } from './CloseAlert';
import { Owner } from './Owner';
import { useTell } from './useTell';

const STATES = ['OPEN', 'HANDLED', 'DISMISSED'] as const;
const EVERY = 'EVERY';

/** What needs somebody's attention, until somebody has given it. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  const currency = useOrganisation()?.baseCurrency;
  const me = useMe();
  const [filter, setFilter] = useState<AlertFilter>({ state: 'OPEN' });
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useAlerts(filter);
  const [closing, setClosing] = useState<Alert>();
  const columns = useColumns(currency ?? 'EUR', setClosing);
  if (!currency) return <PageSkeleton />;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (change: AlertFilter) => setFilter({ ...filter, ...change });
  const every = { value: EVERY, label: t('every') };
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={<Link to="/settings/alerts"><Button tabIndex={-1}>{t('rules.link')}</Button></Link>} />
      <div className="inline alert-filters">
        <Select aria-label={t('filter.state')} value={filter.state ?? EVERY} onChange={(value) => choose({ state: STATES.find((one) => one === value) })} options={[...STATES.map((value) => ({ value, label: t(`state.${value}`) })), every]} popupMatchSelectWidth={false} />
        <Select aria-label={t('filter.kind')} value={filter.kind ?? EVERY} onChange={(value) => choose({ kind: KINDS.find((one) => one === value) })} options={[every, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]} popupMatchSelectWidth={false} />
        <Select aria-label={t('filter.owner')} value={filter.owner ? 'MINE' : EVERY} onChange={(value) => choose({ owner: value === 'MINE' ? me?.username : undefined })} options={[{ ...every, label: t('filter.everybody') }, { value: 'MINE', label: t('filter.mine') }]} popupMatchSelectWidth={false} />
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {!error && !isPending && items.length === 0 && <EmptyState icon={<BellOutlined />} title={t('empty.title')} text={t('empty.text')} />}
      {items.length > 0 && (
        <Panel flush>
          <DataTable rows={items} columns={columns} rowKey={(row) => row.id} />
          {hasNextPage && <div className="panel-more"><Button type="link" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button></div>}
        </Panel>
      )}
      {closing && <CloseAlert alert={closing} onClose={() => setClosing(undefined)} />}
    </div>
  );
}

function useColumns(currency: string, onClose: (alert: Alert) => void): DataColumn<Alert>[] {
  const { t } = useTranslation('alerts');
  const f = useFormat();
  const can = useCan();
  const tell = useTell(currency);
  return [
    { title: t('column.about'), render: (row) => <div className="cell-name"><About alert={row} /></div> },
    { title: t('column.state'), render: (row) => <div className="inline"><Tag color={row.state === 'OPEN' ? 'orange' : 'default'} variant="filled">{t(`state.${row.state}`)}</Tag>{row.state === 'OPEN' && !row.holds && <Tag variant="filled">{t('over')}</Tag>}</div> },
    { title: t('column.what'), wide: true, render: (row) => <div className="alert-what"><b>{t(`kind.${row.kind}`)}</b><span>{tell(row)}</span>{row.remark && <small className="muted">{t('closed', { name: row.closedBy, date: f.date(row.closedAt), remark: row.remark })}</small>}</div> },
    { title: t('column.raised'), render: (row) => f.date(row.raisedOn) },
    { title: t('column.owner'), render: (row) => <Owner alert={row} /> },
    { title: '', render: (row) => (row.state === 'OPEN' && can('ALERT_HANDLE') ? <Button size="small" onClick={() => onClose(row)}>{t('close.action')}</Button> : null) },
  ];
}

function About({ alert }: { alert: Alert }) {
  const f = useFormat();
  const { t } = useTranslation('alerts');
  if (alert.customerId) return <Link to={`/customers/${alert.customerId}`}>{alert.customerName}</Link>;
  return alert.country ? f.country(alert.country) : t('tier', { tier: alert.tier });
}
