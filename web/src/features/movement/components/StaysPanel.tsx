import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EChartsCoreOption } from 'echarts/core';
import { Chart } from '@/shared/charts/Chart';
import { AXIS_LINE, FONT, NO_EMPHASIS, TOOLTIP, escapeHtml } from '@/shared/charts/style';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import { useLadder } from '@/shared/policy/ladders';
import { type Stays, useStays } from '../api/movements';

const HEIGHT = 260;

/** How long those who enter a tier stay in it. */
export function StaysPanel({ policy }: { policy: string | undefined }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const ladder = useLadder(policy === undefined ? undefined : Number(policy));
  const { data } = useStays(policy);
  const drawn = useMemo(() => (data ?? []).filter((stays) => stays.left > 0), [data]);
  const option = useMemo(() => curveOption(drawn, (stays) => ({ name: text(stays.title), color: tierColor(ladder.get(stays.tier)?.rank) }), (share) => f.percent(share, 0), t('stays.days')), [drawn, ladder, f, t, text]);
  if (!data || data.length === 0) return null;
  return (
    <Panel title={<Term id="movement:halfLife">{t('stays.title')}</Term>} note={t('stays.note')}>
      <div className="movement-columns">
        <div>{data.map((stays) => <Row key={stays.tier} stays={stays} color={tierColor(ladder.get(stays.tier)?.rank)} />)}</div>
        {drawn.length > 0 && <Chart option={option} height={HEIGHT} label={t('stays.title')} />}
      </div>
    </Panel>
  );
}

function Row({ stays, color }: { stays: Stays; color: string }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const text = useLocalized();
  const range = stays.low ? t('stays.range', { low: f.number(stays.low), high: stays.high ? f.number(stays.high) : '…' }) : '';
  return (
    <div className="stay-row">
      <span><i className="tier-dot" style={{ background: color }} />{text(stays.title)}</span>
      <span>{stays.halfLifeDays ? <><b>{t('stays.half', { count: stays.halfLifeDays, number: f.number(stays.halfLifeDays) })}</b> <small>{range}</small></> : <span className="muted">{t('stays.notReached')}</span>}</span>
      <small className="tabular">{t('stays.seen', { entered: f.number(stays.entered), left: f.number(stays.left) })}</small>
    </div>
  );
}

type Look = (stays: Stays) => { name: string; color: string };

function curveOption(drawn: Stays[], look: Look, percent: (share: number) => string, days: string): EChartsCoreOption {
  return {
    grid: { left: 52, right: 16, top: 14, bottom: 40 },
    tooltip: {
      ...TOOLTIP,
      trigger: 'axis',
      formatter: (items: { seriesName: string; value: [number, number] }[]) => [`${items[0]?.value[0] ?? 0} ${escapeHtml(days)}`, ...items.map((item) => `${escapeHtml(item.seriesName)}: <b>${escapeHtml(percent(item.value[1]))}</b>`)].join('<br>'),
    },
    xAxis: { ...AXIS_LINE, type: 'value', min: 0, name: days, nameLocation: 'middle', nameGap: 26, nameTextStyle: FONT, splitLine: { show: false } },
    yAxis: { ...AXIS_LINE, type: 'value', min: 0, max: 1, axisLabel: { ...FONT, formatter: percent } },
    series: drawn.map((stays) => ({
      ...NO_EMPHASIS,
      type: 'line',
      step: 'end',
      showSymbol: false,
      name: look(stays).name,
      data: [[0, 1], ...stays.curve.map((step) => [step.days, step.share])],
      lineStyle: { width: 2, color: look(stays).color },
      itemStyle: { color: look(stays).color },
    })),
  };
}
