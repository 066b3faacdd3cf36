import type { EChartsCoreOption } from 'echarts/core';
import { ACCENT, AXIS_LINE, BAR, FONT, INK_2, LINE_2, NO_EMPHASIS, TOOLTIP, escapeHtml } from '@/shared/charts/style';

const GRID = { left: 56, right: 18, top: 16, bottom: 44 };
const NAME = { nameTextStyle: FONT, nameLocation: 'middle' } as const;

interface Line {
  name: string;
  points: [string | number, number][];
  color: string;
  dashed?: boolean;
  area?: boolean;
}

interface Axes {
  x: { type: 'value' | 'time'; name?: string; write: (value: number) => string; min?: number; max?: number };
  y: { name?: string; write: (value: number) => string; min?: number; max?: number };
}

/** Lines over a common axis; the tooltip says all of them at one place. */
export function linesOption(lines: Line[], { x, y }: Axes): EChartsCoreOption {
  return {
    grid: GRID,
    tooltip: {
      ...TOOLTIP,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: LINE_2 } },
      formatter: (items: { seriesName: string; value: [string | number, number]; axisValue: number }[]) => {
        const head = items[0] ? escapeHtml(x.write(items[0].axisValue)) : '';
        return [head, ...items.map((item) => `${escapeHtml(item.seriesName)}: <b>${escapeHtml(y.write(item.value[1]))}</b>`)].join('<br>');
      },
    },
    xAxis: { ...AXIS_LINE, ...NAME, type: x.type, name: x.name, nameGap: 28, min: x.min, max: x.max, splitLine: { show: false }, axisLabel: { ...FONT, formatter: x.write, hideOverlap: true } },
    yAxis: { ...AXIS_LINE, ...NAME, type: 'value', name: y.name, nameGap: 44, min: y.min, max: y.max, axisLabel: { ...FONT, formatter: y.write } },
    series: lines.map((line) => ({
      ...NO_EMPHASIS,
      type: 'line',
      name: line.name,
      data: line.points,
      showSymbol: false,
      lineStyle: { width: 2, color: line.color, type: line.dashed ? 'dashed' : 'solid' },
      itemStyle: { color: line.color },
      areaStyle: line.area ? { color: line.color, opacity: 0.08 } : undefined,
    })),
  };
}

/** Counts between edges. */
export function histogramOption(counts: number[], label: (bin: number) => string, edge: (bin: number) => string, write: (count: number) => string, axis: string): EChartsCoreOption {
  return {
    grid: GRID,
    tooltip: { ...TOOLTIP, trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (items: { dataIndex: number; value: number }[]) => (items[0] ? `${escapeHtml(label(items[0].dataIndex))}<br><b>${escapeHtml(write(items[0].value))}</b>` : '') },
    xAxis: { ...AXIS_LINE, ...NAME, type: 'category', name: axis, nameGap: 28, data: counts.map((_, bin) => label(bin)), axisLabel: { ...FONT, hideOverlap: true, interval: Math.ceil(counts.length / 6), formatter: (_: string, bin: number) => edge(bin) } },
    yAxis: { ...AXIS_LINE, type: 'value', axisLabel: { ...FONT, formatter: write } },
    series: [{ ...NO_EMPHASIS, type: 'bar', data: counts, itemStyle: { color: BAR }, barCategoryGap: '12%' }],
  };
}

/** The width of the point with the most customers, and the least share of it that can still be seen. */
const MOST_POINT = 12;
const LEAST_POINT = 0.25;

/** What was said against what happened; on the dashed line both are the same. The larger a point, the more customers. */
export function calibrationOption(points: { expected: number; observed: number; customers: number }[], percent: (value: number) => string, words: { expected: string; observed: string; customers: (count: number) => string }): EChartsCoreOption {
  const most = Math.max(1, ...points.map((point) => point.customers));
  return {
    grid: GRID,
    tooltip: {
      ...TOOLTIP,
      trigger: 'item',
      formatter: (item: { dataIndex: number; seriesIndex: number }) => {
        const point = points[item.dataIndex];
        return item.seriesIndex === 0 || !point ? '' : `${escapeHtml(words.expected)}: <b>${escapeHtml(percent(point.expected))}</b><br>${escapeHtml(words.observed)}: <b>${escapeHtml(percent(point.observed))}</b><br>${escapeHtml(words.customers(point.customers))}`;
      },
    },
    xAxis: { ...AXIS_LINE, ...NAME, type: 'value', name: words.expected, nameGap: 28, min: 0, max: 1, splitLine: { show: false }, axisLabel: { ...FONT, formatter: percent } },
    yAxis: { ...AXIS_LINE, ...NAME, type: 'value', name: words.observed, nameGap: 44, min: 0, max: 1, axisLabel: { ...FONT, formatter: percent } },
    series: [
      { ...NO_EMPHASIS, type: 'line', silent: true, data: [[0, 0], [1, 1]], showSymbol: false, lineStyle: { width: 1, type: 'dashed', color: INK_2 } },
      { ...NO_EMPHASIS, type: 'line', data: points.map((point) => [point.expected, point.observed]), symbol: 'circle', symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => MOST_POINT * Math.max(LEAST_POINT, Math.sqrt((points[dataIndex]?.customers ?? 0) / most)), lineStyle: { width: 1.5, color: ACCENT }, itemStyle: { color: ACCENT } },
    ],
  };
}
