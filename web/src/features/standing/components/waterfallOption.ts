import type { EChartsCoreOption } from 'echarts/core';
import { ACCENT, AXIS_LINE, BAD, FONT, INK, TOOLTIP, escapeHtml } from '@/shared/charts/style';
import type { Waterfall } from '../waterfall';

interface Words {
  names: Map<string, string>;
  total: string;
  unknown: string;
  number: (value: string) => string;
  signed: (value: string) => string;
  hint: (criterion: string) => string;
}

const QUIET = '#b9c4ee';

/** Horizontal, top to bottom, so that names have room; the plot itself needs floats, the labels keep the exact figures. */
export function waterfallOption(fall: Waterfall, words: Words, narrow: boolean): EChartsCoreOption {
  const bars = fall.steps.map((step) => ({
    name: words.names.get(step.criterion) ?? step.criterion,
    low: Math.min(Number(step.from), Number(step.to)),
    size: Math.abs(Number(step.to) - Number(step.from)),
    label: step.delta === null ? words.unknown : words.signed(step.delta),
    color: step.delta === null ? QUIET : Number(step.delta) < 0 ? BAD : '#7088e6',
    hint: words.hint(step.criterion),
  }));
  bars.push({ name: words.total, low: 0, size: Number(fall.total), label: words.number(fall.total), color: ACCENT, hint: `${words.total}: ${words.number(fall.total)}` });
  return {
    grid: { left: narrow ? 96 : 150, right: 64, top: 4, bottom: 24 },
    tooltip: { ...TOOLTIP, trigger: 'item', formatter: (item: { dataIndex: number }) => escapeHtml(bars[item.dataIndex]?.hint ?? '') },
    xAxis: { type: 'value', ...AXIS_LINE },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...FONT, fontSize: 13, color: INK, width: narrow ? 88 : 140, overflow: 'truncate' },
    },
    series: [
      { type: 'bar', stack: 'fall', silent: true, itemStyle: { color: 'transparent' }, data: bars.map((bar) => bar.low), tooltip: { show: false } },
      {
        type: 'bar',
        stack: 'fall',
        barWidth: 18,
        data: bars.map((bar) => ({ value: bar.size, itemStyle: { color: bar.color, borderRadius: 3 }, label: { formatter: bar.label, color: bar.color === BAD ? BAD : INK } })),
        label: { show: true, position: 'right', ...FONT },
      },
    ],
  };
}
