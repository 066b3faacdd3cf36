import type { EChartsCoreOption } from 'echarts/core';
import type { Overview } from '@/api/types';
import { ACCENT, AXIS_LINE, FONT, INK_2, LINE_2, NO_EMPHASIS, PAPER, TOOLTIP, escapeHtml } from '@/shared/charts/style';

interface Words {
  percent: (value: number) => string;
  point: (customers: number, revenue: number) => string;
  axis: string;
  value: string;
}

export function paretoOption(curve: Overview['pareto'], share: number | null, level: number, words: Words): EChartsCoreOption {
  const highest = Math.max(1, ...curve.map((point) => point.revenueShare));
  const axis = { type: 'value', min: 0, ...AXIS_LINE, axisLabel: { ...FONT, formatter: words.percent }, nameTextStyle: FONT, nameLocation: 'middle' };
  return {
    grid: { left: 52, right: 18, top: 14, bottom: 44 },
    tooltip: { ...TOOLTIP, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: LINE_2 } }, formatter: (items: { value: [number, number] }[]) => (items[0] ? escapeHtml(words.point(...items[0].value)) : '') },
    xAxis: { ...axis, max: 1, name: words.axis, nameGap: 28, splitLine: { show: false } },
    yAxis: { ...axis, max: highest > 1.001 ? undefined : 1, name: words.value, nameGap: 40 },
    series: [
      {
        type: 'line',
        ...NO_EMPHASIS,
        data: curve.map((point) => [point.customersShare, point.revenueShare]),
        showSymbol: false,
        lineStyle: { width: 2, color: ACCENT },
        itemStyle: { color: ACCENT },
        areaStyle: { color: ACCENT, opacity: 0.07 },
        triggerEvent: true,
        markLine: share === null ? undefined : {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: INK_2, type: 'dashed', width: 1 },
          data: [[{ coord: [0, level] }, { coord: [share, level] }], [{ coord: [share, level] }, { coord: [share, 0] }]],
        },
        markPoint: share === null ? undefined : {
          silent: true,
          symbol: 'circle',
          symbolSize: 9,
          itemStyle: { color: PAPER, borderColor: ACCENT, borderWidth: 2 },
          label: { show: false },
          data: [{ coord: [share, level] }],
        },
      },
    ],
  };
}
