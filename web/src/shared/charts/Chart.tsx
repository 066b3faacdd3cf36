import { Suspense, lazy } from 'react';
import type { ChartProps } from './ChartCanvas';

const ChartCanvas = lazy(() => import('./ChartCanvas'));

/** ECharts is half a megabyte: it comes when the first chart does, the page does not wait for it. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} aria-busy="true" />}>
      <ChartCanvas {...props} />
    </Suspense>
  );
}
