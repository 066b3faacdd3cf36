import type { EChartsCoreOption } from 'echarts/core';
import { AXIS_LINE, FONT, LINE_2, NO_EMPHASIS, TOOLTIP, escapeHtml } from '@/shared/charts/style';

const NAME = { nameTextStyle: FONT, nameLocation: 'middle' } as const;

interface Line {
  name: string;
  color: string;
  dashed: boolean;
  points: [number, number][];
}

/** Shares of customers against shares of value, one line per policy. */
export function gainOption(lines: Line[], percent: (value: number) => string, words: { x: string; y: string }): EChartsCoreOption {
  const axis = { ...AXIS_LINE, ...NAME, type: 'value', min: 0, max: 1, axisLabel: { ...FONT, formatter: percent } } as const;
  return {
    grid: { left: 60, right: 18, top: 14, bottom: 44 },
    tooltip: {
      ...TOOLTIP,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: LINE_2 } },
      formatter: (items: { seriesName: string; value: [number, number] }[]) => {
        const head = items[0] ? `${escapeHtml(words.x)}: ${escapeHtml(percent(items[0].value[0]))}` : '';
        return [head, ...items.map((item) => `${escapeHtml(item.seriesName)}: <b>${escapeHtml(percent(item.value[1]))}</b>`)].join('<br>');
      },
    },
    xAxis: { ...axis, name: words.x, nameGap: 28, splitLine: { show: false } },
    yAxis: { ...axis, name: words.y, nameGap: 46 },
    series: lines.map((line) => ({
      ...NO_EMPHASIS,
      type: 'line',
      name: line.name,
      data: line.points,
      showSymbol: false,
      lineStyle: { width: line.dashed ? 1 : 2, color: line.color, type: line.dashed ? 'dashed' : 'solid' },
      itemStyle: { color: line.color },
    })),
  };
}
