import type { EChartsCoreOption } from 'echarts/core';
import { AXIS_LINE, FONT, INK, NO_EMPHASIS, TOOLTIP, escapeHtml } from '@/shared/charts/style';
import { tierColor } from '@/shared/ui/tierColor';
import type { Flow, Place } from '../model/movement';

const QUIET = 'var(--line-2)';

const nodeName = (side: 'from' | 'to', tier: string | null) => `${side}:${tier ?? ''}`;

interface Sides {
  from: Place[];
  to: Place[];
  name: (place: Place) => string;
}

/** Flows from the tiers of the first day to those of the last. */
export function sankeyOption(flows: Flow[], { from, to, name }: Sides, words: (flow: Flow) => string): EChartsCoreOption {
  const titles = new Map<string, string>();
  const node = (side: 'from' | 'to') => (place: Place) => {
    const id = nodeName(side, place.tier);
    titles.set(id, name(place));
    return { name: id, depth: side === 'from' ? 0 : 1, itemStyle: { color: tierColor(place.rank), borderWidth: 0 }, label: { position: side === 'from' ? 'right' : 'left' } };
  };
  const linked = (side: 'from' | 'to') => (place: Place) => flows.some((flow) => flow[side] === place.tier);
  const rank = new Map(from.map((place) => [place.tier, place.rank]));
  return {
    tooltip: {
      ...TOOLTIP,
      trigger: 'item',
      formatter: ({ dataType, dataIndex, name: id, value }: { dataType: string; dataIndex: number; name: string; value: number }) => {
        const flow = flows[dataIndex];
        return escapeHtml(dataType === 'edge' && flow ? words(flow) : `${titles.get(id) ?? ''}: ${value}`);
      },
    },
    series: [
      {
        ...NO_EMPHASIS,
        type: 'sankey',
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 14,
        draggable: false,
        layoutIterations: 0,
        nodes: [...from.filter(linked('from')).map(node('from')), ...to.filter(linked('to')).map(node('to'))],
        links: flows.map((flow) => ({
          source: nodeName('from', flow.from),
          target: nodeName('to', flow.to),
          value: flow.customers,
          lineStyle: { color: flow.move === 'STAYS' ? QUIET : tierColor(rank.get(flow.from)), opacity: flow.move === 'STAYS' ? 0.35 : 0.45, curveness: 0.5 },
        })),
        label: { ...FONT, color: INK, formatter: ({ name: id }: { name: string }) => titles.get(id) ?? '' },
      },
    ],
  };
}

export interface Stack {
  name: string;
  color: string;
  values: number[];
}

/** Columns of several parts; parts below zero hang down. */
export function columnsOption(labels: string[], stacks: Stack[], number: (value: number) => string): EChartsCoreOption {
  return {
    grid: { left: 56, right: 12, top: 12, bottom: 28 },
    tooltip: {
      ...TOOLTIP,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--hover)' } },
      formatter: (items: { seriesName: string; axisValue: string; value: number }[]) =>
        [escapeHtml(items[0]?.axisValue ?? ''), ...items.map((item) => `${escapeHtml(item.seriesName)}: <b>${escapeHtml(number(Math.abs(item.value)))}</b>`)].join('<br>'),
    },
    xAxis: { ...AXIS_LINE, type: 'category', data: labels, splitLine: { show: false } },
    yAxis: { ...AXIS_LINE, type: 'value', minInterval: 1, axisLabel: { ...FONT, formatter: (value: number) => number(Math.abs(value)) } },
    series: stacks.map((stack) => ({ ...NO_EMPHASIS, type: 'bar', stack: 'all', name: stack.name, data: stack.values, barMaxWidth: 34, itemStyle: { color: stack.color } })),
  };
}
