import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCENT, INK_2 } from '@/shared/charts/style';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { DataTable } from '@/shared/ui/DataTable';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { Refusals } from '@/shared/ui/Refusals';
import { Tiles } from '@/shared/ui/Tiles';
import { type Worth, useWorth } from '../api/models';
import '../models.css';
import { linesOption } from './charts';
import { modelName } from './FitPanel';
import { RiskFactors } from './RiskFactors';

interface Props {
  customerId: number;
  currency: string;
}

/** What a customer is expected to buy and to be worth, and whether it is still there. */
export function WorthPanel({ customerId, currency }: Props) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const worth = useWorth(customerId);
  const data = worth.data?.worth;
  return (
    <Panel title={t('worth.title')} note={data ? t('worth.note', { date: f.date(data.asOf), model: modelName(data.model) }) : undefined}>
      {worth.error && <ProblemAlert error={worth.error} onRetry={() => void worth.refetch()} />}
      {worth.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {worth.data && !data && <p className="muted">{t('empty.text')}</p>}
      {worth.data?.refusal && <Refusals title={t('refused')} refusals={[worth.data.refusal]} />}
      {data && !worth.data?.refusal && !data.ahead && !data.risk && <p className="muted">{data.purchases.length === 0 ? t('worth.noPurchase') : t('worth.notYet')}</p>}
      {data?.ahead && <Outlook worth={data} currency={currency} />}
      {data && data.categories.length > 0 && <Categories worth={data} currency={currency} />}
      {data && data.alive.length > 0 && <AliveCurve worth={data} />}
      {data?.risk && <RiskFactors risk={data.risk} currency={currency} />}
    </Panel>
  );
}

/** The next purchase by category of goods, where the customer has a rhythm of its own. */
function Categories({ worth, currency }: { worth: Worth; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  return (
    <>
      <h3 className="models-h3">{t('worth.categories')}</h3>
      <DataTable
        size="small"
        rows={worth.categories}
        rowKey={(one) => one.category}
        columns={[
          { title: t('worth.category'), render: (one) => one.category },
          { title: t('worth.next'), render: ({ next }) => f.date(next.on) },
          { title: t('worth.likely'), render: ({ next }) => t('worth.between', { from: f.date(next.from), until: f.date(next.until) }) },
          { title: t('worth.spend'), align: 'right', render: ({ next }) => f.moneyWhole(next.amount, currency) },
        ]}
      />
    </>
  );
}

function Outlook({ worth, currency }: { worth: Worth; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const year = worth.ahead?.periods.find((period) => period.days === 365);
  const quarter = worth.ahead?.periods.find((period) => period.days === 90);
  const next = worth.nextOrder;
  const certain = !worth.flags.includes('ALIVE_NOT_ESTIMABLE');
  const range = (low: number | null | undefined, high: number | null | undefined) => (typeof low !== 'number' || typeof high !== 'number' ? undefined : t('worth.range', { low: f.moneyWhole(low, currency), high: f.moneyWhole(high, currency) }));
  return (
    <>
      <Tiles
        tiles={[
          { label: <Term id="models:alive">{t('worth.alive')}</Term>, value: certain ? f.percent(worth.values['p_alive'] as string, 0) : '–', note: certain ? undefined : t('flag.ALIVE_NOT_ESTIMABLE') },
          { label: <Term id="models:expected">{t('worth.expected')}</Term>, value: f.number(year?.expected, 1), note: year && t('worth.expectedNote', { low: f.number(year.low), high: f.number(year.high), chance: f.percent(quarter?.chance, 0) }) },
          { label: <Term id="models:clv">{t('worth.clv')}</Term>, value: f.moneyWhole(worth.values['clv'] as string, currency), note: range(worth.ahead?.clvByChance?.low, worth.ahead?.clvByChance?.high) ?? (worth.terms && t('tile.horizon', { days: f.number(worth.terms.horizonDays), rate: f.percent(worth.terms.discountRate) })) },
          { label: <Term id="models:next">{t('worth.next')}</Term>, value: next?.on ? f.date(next.on) : t('worth.unlikely'), note: next?.from && next.until ? t('worth.between', { from: f.date(next.from), until: f.date(next.until) }) : next?.from ? t('worth.notBefore', { from: f.date(next.from) }) : undefined },
          { label: <Term id="models:spend">{t('worth.spend')}</Term>, value: f.moneyWhole(next?.amount, currency), note: range(next?.low, next?.high) },
        ]}
      />
      {worth.flags.filter((flag) => flag !== 'ALIVE_NOT_ESTIMABLE').map((flag) => <p key={flag} className="muted models-small">{t(`flag.${flag}`, { defaultValue: flag })}</p>)}
    </>
  );
}

function AliveCurve({ worth }: { worth: Worth }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const option = useMemo(() => {
    const points = (ahead: boolean) => worth.alive.filter((point) => point.ahead === ahead).map((point): [string, number] => [point.on, point.alive]);
    const base = linesOption(
      [{ name: t('worth.alive'), points: points(false), color: ACCENT, area: true }, { name: t('worth.ifSilent'), points: points(true), color: ACCENT, dashed: true }],
      { x: { type: 'time', write: (value) => f.date(new Date(value).toISOString().slice(0, 10)) }, y: { min: 0, max: 1, write: (value) => f.percent(value, 0) } },
    );
    const series = base.series as object[];
    // Purchases stand as marks on the axis: the curve jumps where they are.
    return { ...base, series: [...series, { type: 'line', name: t('worth.purchase'), data: worth.purchases.map((purchase) => [purchase.on, 0]), symbol: 'triangle', symbolSize: 7, showSymbol: true, lineStyle: { width: 0 }, itemStyle: { color: INK_2 }, tooltip: { show: false } }] };
  }, [worth, f, t]);
  return (
    <>
      <h3 className="models-h3"><Term id="models:curve">{t('worth.curve')}</Term></h3>
      <Chart option={option} height={220} label={t('worth.curve')} />
    </>
  );
}
