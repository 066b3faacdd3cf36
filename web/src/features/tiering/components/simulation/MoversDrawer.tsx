import { Drawer, Select, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { ExportButtons } from '@/shared/ui/ExportButtons';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { TierBadge } from '@/shared/ui/TierBadge';
import { exportMovers, MOVES, type Mover, type MoversFilter, type Simulation, useMovers } from '../../api/simulation';
import type { PolicyDocument } from '../../api/types';
import { movedBy, type Place, placesAfter, placesBefore } from '../../model/moves';
import { useSegmentValue } from './Slices';

const PAGE_SIZE = 50;
/** As deep as pages go; an export has them all. */
const DEEPEST = 10_000;

interface Props {
  document: PolicyDocument;
  simulation: Simulation;
  currency: string;
  /** The filter it opens with. */
  begun: MoversFilter;
  onClose: () => void;
}

/** The customers who would move, the worthiest first. */
export function MoversDrawer({ document, simulation, currency, begun, onClose }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const [filter, setFilter] = useState(begun);
  const [page, setPage] = useState(1);
  const movers = useMovers(document, filter, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  const columns = useColumns(simulation, currency);
  const narrow = (next: MoversFilter) => {
    setFilter(next);
    setPage(1);
  };
  const total = movers.data?.total ?? 0;
  return (
    <Drawer open size={920} title={t('simulation.movers.title', { count: total, number: f.number(total) })} onClose={onClose} extra={<ExportButtons label={t('simulation.movers.export')} name="movers" empty={total === 0} fetch={(format) => exportMovers(document, filter, format)} />}>
      <Filters simulation={simulation} filter={filter} onChange={narrow} />
      {movers.error && <ProblemAlert error={movers.error} onRetry={() => void movers.refetch()} />}
      <Table
        rowKey="customerId"
        size="small"
        loading={movers.isFetching}
        dataSource={movers.data?.items ?? []}
        columns={columns}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('simulation.movers.none') }}
        pagination={total > PAGE_SIZE ? { current: page, pageSize: PAGE_SIZE, total: Math.min(total, DEEPEST), showSizeChanger: false, onChange: setPage } : false}
      />
      {total > DEEPEST && <p className="faint">{t('simulation.movers.deepest', { number: f.number(DEEPEST) })}</p>}
    </Drawer>
  );
}

function Filters({ simulation, filter, onChange }: { simulation: Simulation; filter: MoversFilter; onChange: (filter: MoversFilter) => void }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const value = useSegmentValue(filter.segment ?? 'country');
  const options = (places: Place[]) => places.map((place) => ({ value: place.tier ?? '', label: place.title ? localized(place.title) : t('simulation.noTier') }));
  const countries = simulation.countries.map((slice) => slice.value ?? '');
  const byOther = filter.segment !== undefined && filter.segment !== 'country';
  return (
    <div className="movers-filters">
      <Select allowClear placeholder={t('simulation.movers.from')} aria-label={t('simulation.movers.from')} value={filter.from} options={options(placesBefore(simulation))} onChange={(from: string | undefined) => onChange({ ...filter, from })} />
      <Select allowClear placeholder={t('simulation.movers.to')} aria-label={t('simulation.movers.to')} value={filter.to} options={options(placesAfter(simulation))} onChange={(to: string | undefined) => onChange({ ...filter, to })} />
      <Select mode="multiple" placeholder={t('simulation.movers.move')} aria-label={t('simulation.movers.move')} value={filter.moves ?? []} options={MOVES.filter((move) => movedBy(simulation.moves, move)).map((move) => ({ value: move, label: t(`simulation.moveName.${move}`) }))} onChange={(moves) => onChange({ ...filter, moves: moves.length > 0 ? moves : undefined })} />
      {byOther ? (
        <Tag closable onClose={() => onChange({ ...filter, segment: undefined, value: undefined })}>{t(`simulation.segment.${filter.segment}`)}: {value(filter.value)}</Tag>
      ) : (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('simulation.segment.country')}
          aria-label={t('simulation.segment.country')}
          value={filter.value}
          options={countries.map((country) => ({ value: country, label: value(country) }))}
          onChange={(country: string | undefined) => onChange({ ...filter, segment: country === undefined ? undefined : 'country', value: country })}
        />
      )}
    </div>
  );
}

function useColumns(simulation: Simulation, currency: string): TableColumnsType<Mover> {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const before = new Map(placesBefore(simulation).map((place) => [place.tier, place]));
  const after = new Map(placesAfter(simulation).map((place) => [place.tier, place]));
  const badge = (place: Place | undefined) => <TierBadge title={place?.title} rank={place?.rank} none={t('simulation.noTier')} />;
  return [
    { title: t('simulation.movers.customer'), render: (_, row) => <Link to={`/customers/${row.customerId}`} target="_blank">{row.name || row.externalKey}</Link> },
    { title: t('simulation.segment.country'), render: (_, row) => f.country(row.country) },
    { title: t('simulation.movers.from'), render: (_, row) => badge(before.get(row.from ?? null)) },
    { title: t('simulation.movers.to'), render: (_, row) => badge(after.get(row.to ?? null)) },
    { title: t('simulation.movers.score'), align: 'right', render: (_, row) => f.number(row.score, 2) },
    { title: t('simulation.revenue'), align: 'right', render: (_, row) => f.money(row.netRevenue, currency) },
    { title: t('simulation.measure.expectedMargin'), align: 'right', render: (_, row) => f.money(row.expectedMargin, currency) },
  ];
}
