import type { PointerEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { type AxisName, keyed, moveLine, percentOf, scoreAt, TOP_SCORE } from '../../model/matrix';

interface Props {
  axis: AxisName;
  index: number;
  boundaries: number[];
  /** The area in which scores run from 0 to 100. */
  plot: RefObject<HTMLDivElement | null>;
  onGrasp: () => void;
  onChange: (boundaries: number[]) => void;
}

/** A line between two bands, to be dragged or moved by keys. */
export function MatrixLine({ axis, index, boundaries, plot, onGrasp, onChange }: Props) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const line = boundaries[index] ?? 0;
  const move = (wanted: number) => onChange(moveLine(boundaries, index, wanted));
  const grasp = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    onGrasp();
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!plot.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(scoreAt(axis, { x: event.clientX, y: event.clientY }, plot.current.getBoundingClientRect()));
  };
  return (
    <div
      className={`matrix-line matrix-line-${axis}`}
      style={axis === 'value' ? { left: percentOf(line) } : { bottom: percentOf(line) }}
      role="slider"
      tabIndex={0}
      aria-label={t('line', { axis: t(`axis.${axis}`), number: index + 1 })}
      aria-orientation={axis === 'value' ? 'horizontal' : 'vertical'}
      aria-valuemin={boundaries[index - 1] ?? 0}
      aria-valuemax={boundaries[index + 1] ?? TOP_SCORE}
      aria-valuenow={line}
      onPointerDown={grasp}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const wanted = keyed(line, event.key, event.shiftKey);
        if (wanted === null) return;
        event.preventDefault();
        if (!event.repeat) onGrasp();
        move(wanted);
      }}
    >
      <span className="matrix-line-mark tabular">{f.number(line)}</span>
    </div>
  );
}
