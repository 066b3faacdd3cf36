import { EditOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLadder } from '@/shared/policy/ladders';
import { useCan } from '@/shared/session/session';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { TierBadge } from '@/shared/ui/TierBadge';
import { type Override, isOpen, useOverrides } from '../api/overrides';
import { EndOverrides, ExtendOverrides } from './ChangeOverrides';
import { OverrideState } from './OverrideState';

/** More than this is a change of policy; the server draws the same line. */
const MOST_AT_ONCE = 200;

/** All tiers set by hand, the oldest first: those are to be asked about. */
export function OverridesPage() {
  const { t } = useTranslation('overrides');
  const can = useCan();
  const [ended, setEnded] = useState(false);
  const { data, error, isPending, refetch } = useOverrides(ended);
  const [chosen, setChosen] = useState<number[]>([]);
  const [doing, setDoing] = useState<'end' | 'extend'>();
  const columns = useColumns();
  const items = data ?? [];
  const close = () => {
    setDoing(undefined);
    setChosen([]);
  };
  const tooMany = chosen.length > MOST_AT_ONCE;
  const idle = chosen.length === 0 || tooMany;
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<Segmented value={ended} options={[{ value: false, label: t('open') }, { value: true, label: t('all') }]} onChange={(value) => { setEnded(value); setChosen([]); }} />}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {can('OVERRIDE_APPROVE') && items.length > 0 && (
        <div className="inline" style={{ marginBottom: 12 }}>
          <span className="muted">{tooMany ? t('tooMany', { most: MOST_AT_ONCE }) : t('chosen', { count: chosen.length })}</span>
          <Button size="small" disabled={idle} onClick={() => setDoing('extend')}>{t('extend.action')}</Button>
          <Button size="small" danger disabled={idle} onClick={() => setDoing('end')}>{t('end.action')}</Button>
        </div>
      )}
      {!error && !isPending && items.length === 0 && <EmptyState icon={<EditOutlined />} title={t('empty.title')} text={t('empty.text')} />}
      {items.length > 0 && (
        <Panel flush>
          <DataTable
            rows={items}
            columns={columns}
            rowKey={(row) => row.id}
            pageSize={50}
            selection={can('OVERRIDE_APPROVE') ? { chosen, onChange: (keys) => setChosen(keys.map(Number)), may: isOpen, label: t('choose') } : undefined}
          />
        </Panel>
      )}
      {doing === 'end' && <EndOverrides ids={chosen} onClose={close} />}
      {doing === 'extend' && <ExtendOverrides ids={chosen} onClose={close} />}
    </div>
  );
}

function useColumns(): DataColumn<Override>[] {
  const { t } = useTranslation('overrides');
  const f = useFormat();
  const ladder = useLadder();
  const badge = (tier: string | null | undefined) => <TierBadge title={ladder.get(tier ?? '')?.title ?? (tier ? { en: tier, zh: tier } : null)} rank={ladder.get(tier ?? '')?.rank} />;
  return [
    { title: t('column.customer'), render: (row) => <div className="cell-name"><Link to={`/customers/${row.customerId}`}>{row.customerName}</Link></div> },
    { title: t('column.state'), render: (row) => <div className="override-states"><OverrideState override={row} /></div> },
    { title: t('column.tier'), render: (row) => badge(row.tier) },
    { title: t('column.computed'), render: (row) => badge(row.computedTier) },
    { title: t('column.reason'), wide: true, render: (row) => <div className="override-reason">{row.reason}</div> },
    { title: t('column.age'), align: 'right', render: (row) => t('days', { count: row.ageDays }) },
    { title: t('column.end'), render: (row) => (row.endsOn ? f.date(row.endsOn) : t('noEnd')) },
    { title: t('column.by'), render: (row) => (row.approvedBy && row.approvedBy !== row.setBy ? t('by', { setBy: row.setBy, approvedBy: row.approvedBy }) : t('setBy', { name: row.setBy })) },
  ];
}
