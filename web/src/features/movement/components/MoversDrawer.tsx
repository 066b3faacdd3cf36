import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ExportButtons } from '@/shared/ui/ExportButtons';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { TierBadge } from '@/shared/ui/TierBadge';
import { type Movement, type Mover, type MoverFilter, type Period, exportMovers, useMovers } from '../api/movements';

interface Props {
  movement: Movement;
  period: Period;
  filter: MoverFilter;
  onClose: () => void;
}

/** The customers behind a figure, those with the most at stake first. */
export function MoversDrawer({ movement, period, filter, onClose }: Props) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const movers = useMovers(period, filter);
  const columns = useColumns(movement);
  const rows = movers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open size={1000} title={t('movers.title', { from: f.date(period.from), to: f.date(period.to) })} onClose={onClose} extra={<ExportButtons label={t('movers.export')} name="moves" empty={rows.length === 0} fetch={(format) => exportMovers(period, filter, format)} />}>
      {movers.error && <ProblemAlert error={movers.error} onRetry={() => void movers.refetch()} />}
      {movers.isSuccess && rows.length === 0 ? <EmptyState title={t('nobody')} /> : <DataTable size="small" rows={rows} rowKey={(row) => row.customerId} columns={columns} loading={movers.isPending} />}
      {movers.hasNextPage && <div className="load-more"><Button loading={movers.isFetchingNextPage} onClick={() => void movers.fetchNextPage()}>{t('movers.more')}</Button></div>}
    </Drawer>
  );
}

function useColumns(movement: Movement): DataColumn<Mover>[] {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const badge = (tier: string | null | undefined) => {
    const rank = movement.tiers.findIndex((rung) => rung.tier === tier) + 1;
    return <TierBadge title={movement.tiers[rank - 1]?.title} rank={rank} none={t('noTier')} />;
  };
  const tierText = (tier: string | null | undefined) => text(movement.tiers.find((rung) => rung.tier === tier)?.title) || t('noTier');
  return [
    { title: t('movers.customer'), render: (row) => <Link to={`/customers/${row.customerId}`}>{row.name || row.externalKey}</Link> },
    { title: t('movers.move'), render: (row) => <span className="move-arrow" aria-label={`${tierText(row.from)} → ${tierText(row.to)}`}>{badge(row.from)} → {badge(row.to)}</span> },
    { title: t('movers.on'), render: (row) => f.date(row.movedOn) },
    { title: t('movers.country'), render: (row) => f.country(row.country) },
    { title: t('matrix.valueBefore'), align: 'right', render: (row) => f.moneyWhole(row.valueBefore, movement.baseCurrency) },
    { title: t('matrix.valueAfter'), align: 'right', render: (row) => f.moneyWhole(row.valueAfter, movement.baseCurrency) },
    { title: t('movers.reason'), render: (row) => row.reason },
  ];
}
