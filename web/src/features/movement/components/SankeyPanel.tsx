import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import type { Movement } from '../api/movements';
import { type Flow, type Place, flows, places } from '../model/movement';
import type { Open } from './MovementPage';
import { sankeyOption } from './charts';

const HEIGHT = 300;

/** The same as a picture: as wide as many. */
export function SankeyPanel({ movement, onOpen }: { movement: Movement; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const [shown, setShown] = useState<'all' | 'moved'>('all');
  const drawn = useMemo(() => flows(movement, shown === 'all'), [movement, shown]);
  const option = useMemo(() => {
    const name = (place: Place) => (place.rung ? text(place.rung.title) : t('noTier'));
    const from = places(movement, 'from');
    const to = places(movement, 'to');
    const titled = (side: Place[], tier: string | null) => {
      const place = side.find((candidate) => candidate.tier === tier);
      return place ? name(place) : (tier ?? t('noTier'));
    };
    const words = (flow: Flow) => t('matrix.cell', { count: flow.customers, number: f.number(flow.customers), from: titled(from, flow.from), to: titled(to, flow.to) });
    return sankeyOption(drawn, { from, to, name }, words);
  }, [movement, drawn, f, t, text]);
  const open = (index: number) => {
    const flow = drawn[index];
    if (flow && flow.move !== 'STAYS') onOpen({ fromTier: flow.from ?? '', toTier: flow.to ?? '' });
  };
  return (
    <Panel title={t('sankey.title')} note={t('sankey.note')} extra={<Segmented size="small" value={shown} options={(['all', 'moved'] as const).map((value) => ({ value, label: t(`sankey.${value}`) }))} onChange={setShown} />}>
      {drawn.length === 0 ? <EmptyState title={t('nobody')} /> : (
        <div className="chart-clicks"><Chart option={option} height={HEIGHT} label={t('sankey.title')} onClick={(click) => click.isFlow && open(click.dataIndex)} /></div>
      )}
    </Panel>
  );
}
