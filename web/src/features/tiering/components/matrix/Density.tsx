import { memo } from 'react';
import type { Picture } from '../../api/matrix';

/** Everyone who is no bubble: the darker a square, the more customers have these scores. */
export const Density = memo(function Density({ steps, density }: Pick<Picture, 'steps' | 'density'>) {
  const most = Math.max(1, ...density.map(({ customers }) => customers));
  return (
    <svg className="matrix-density" viewBox={`0 0 ${steps} ${steps}`} preserveAspectRatio="none" aria-hidden>
      {density.map(({ value, potential, customers }) => (
        <rect key={`${value}-${potential}`} x={value} y={steps - 1 - potential} width={1} height={1} opacity={0.03 + 0.27 * Math.sqrt(customers / most)} />
      ))}
    </svg>
  );
});
