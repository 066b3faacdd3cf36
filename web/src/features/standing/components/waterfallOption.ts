import type { EChartsCoreOption } from 'echarts/core';
import { ACCENT, AXIS_LINE, BAD, BAR, BAR_QUIET, FONT, INK, INK_2, NO_EMPHASIS, PAPER, TOOLTIP, escapeHtml } from '@/shared/charts/style';
import type { Waterfall } from '../waterfall';

interface Words {
  names: Map<string, string>;
  /** Where tiers begin. */
  thresholds: { score: number; name: string; color: string }[];
  total: string;
  unknown: string;
  number: (value: string) => string;
  signed: (value: string) => string;
  hint: (criterion: string) => string;
}

const FULL_SCORE = 100;

/** On a phone the first word has to do: “A · strategic” becomes “A”. */
function short(name: string, narrow: boolean): string {
  return narrow ? (name.split(/[\s·]/)[0] ?? name) : name;
}

/** Horizontal, top to bottom, so that names have room; the plot itself needs floats, the labels keep the exact figures. */
export function waterfallOption(fall: Waterfall, words: Words, narrow: boolean): EChartsCoreOption {
  const bars = fall.steps.map((step) => ({
    name: words.names.get(step.criterion) ?? step.criterion,
    low: Math.min(Number(step.from), Number(step.to)),
    size: Math.abs(Number(step.to) - Number(step.from)),
    label: step.delta === null ? words.unknown : words.signed(step.delta),
    color: step.delta === null ? BAR_QUIET : Number(step.delta) < 0 ? BAD : BAR,
    hint: words.hint(step.criterion),
  }));
  bars.push({ name: words.total, low: 0, size: Number(fall.total), label: words.number(fall.total), color: ACCENT, hint: `${words.total}: ${words.number(fall.total)}` });
  return {
    grid: { left: narrow ? 96 : 150, right: 64, top: words.thresholds.length > 0 ? 22 : 4, bottom: 24 },
    tooltip: { ...TOOLTIP, trigger: 'item', formatter: (item: { dataIndex: number }) => escapeHtml(bars[item.dataIndex]?.hint ?? '') },
    xAxis: { type: 'value', ...AXIS_LINE, max: words.thresholds.length > 0 ? FULL_SCORE : undefined },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...FONT, fontSize: 13, color: INK, width: narrow ? 88 : 140, overflow: 'truncate' },
    },
    series: [
      { type: 'bar', ...NO_EMPHASIS, stack: 'fall', silent: true, itemStyle: { color: 'transparent' }, data: bars.map((bar) => bar.low), tooltip: { show: false } },
      {
        type: 'bar',
        ...NO_EMPHASIS,
        stack: 'fall',
        barWidth: 18,
        data: bars.map((bar) => ({ value: bar.size, itemStyle: { color: bar.color, borderRadius: 3 }, label: { formatter: bar.label, color: bar.color === BAD ? BAD : INK } })),
        label: { show: true, position: 'right', ...FONT, backgroundColor: PAPER, padding: [2, 3] },
        markLine: {
          silent: true,
          z: 1,
          symbol: 'none',
          data: words.thresholds.map(({ score, name, color }) => ({ xAxis: score, lineStyle: { color, type: 'dashed', width: 1.5 }, label: { ...FONT, formatter: short(name, narrow), color: INK_2, position: 'start', distance: 4 } })),
        },
      },
    ],
  };
}
