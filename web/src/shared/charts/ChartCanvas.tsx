import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { echarts } from './echarts';

/** Where a chart was clicked: the series and the place in it; of a flow chart, whether it was a flow or a node. */
export interface ChartClick {
  dataIndex: number;
  seriesIndex: number;
  name: string;
  isFlow: boolean;
}

export interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  /** What the chart shows, for those who do not see it. */
  label: string;
  onClick?: (event: ChartClick) => void;
}

export default function ChartCanvas({ option, height, label, onClick }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const click = useRef(onClick);
  useEffect(() => {
    click.current = onClick;
  });
  useEffect(() => {
    if (!holder.current) return undefined;
    const made = echarts.init(holder.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => click.current?.({ dataIndex: event.dataIndex ?? 0, seriesIndex: event.seriesIndex ?? 0, name: event.name ?? '', isFlow: event.dataType === 'edge' }));
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(holder.current);
    return () => {
      watcher.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={holder} style={{ height }} role="img" aria-label={label} />;
}
