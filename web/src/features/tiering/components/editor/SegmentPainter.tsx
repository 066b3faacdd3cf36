import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import { Panel } from '@/shared/ui/Panel';
import type { RfmMethod } from '../../api/types';
import { assignBox } from '../../model/changes';
import { type Rectangle, gridOf, gridProblems } from '../../model/segments';
import { useEditor } from './editor';
import { SegmentList } from './SegmentList';

interface Cell {
  r: number;
  f: number;
}

/** The R×F grid: choose a segment, then drag over the cells it shall have. Cells take the colour of their tier. */
export function SegmentPainter({ method }: { method: RfmMethod }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, change, readOnly } = useEditor();
  const [brush, setBrush] = useState<string | null>(null);
  const [from, setFrom] = useState<Cell | null>(null);
  const [to, setTo] = useState<Cell | null>(null);
  const grid = gridOf(method.segments, method.scale);
  const problems = gridProblems(method.segments, method.scale);
  const scores = Array.from({ length: method.scale }, (_, i) => i + 1);
  const marked = from && boxOf(from, to ?? from);
  const finish = (end: Cell) => {
    if (brush && from) change(assignBox(document, method, brush, boxOf(from, end)), 'method.segments');
    setFrom(null);
    setTo(null);
  };
  const colorOf = (segment: string | null) => {
    const rank = document.tiers.findIndex((tier) => segment !== null && tier.segments?.includes(segment));
    return rank < 0 ? undefined : tierColor(rank + 1);
  };
  const nameOf = (id: string | null) => localized(method.segments.find((segment) => segment.id === id)?.title);
  return (
    <Panel title={t('segments.title')} note={brush ? t('segments.drag', { name: nameOf(brush) }) : t('segments.note')}>
      <div className="segments" data-place="method.segments">
        <div className="segment-grid-box">
          <div className="axis-r">{t('segments.recency')} →</div>
          <div className={`segment-grid ${brush && !readOnly ? 'segment-grid-armed' : ''}`} style={{ gridTemplateColumns: `repeat(${method.scale}, 1fr)` }} role="group" aria-label={t('segments.title')} onPointerLeave={() => setTo(from)}>
            {[...scores].reverse().flatMap((r) =>
              scores.map((f) => {
                const segment = grid[r - 1]?.[f - 1] ?? null;
                const inside = marked !== null && r >= marked.r[0] && r <= marked.r[1] && f >= marked.f[0] && f <= marked.f[1];
                const color = inside ? colorOf(brush) : colorOf(segment);
                return (
                  <button
                    key={`${r}-${f}`}
                    type="button"
                    disabled={readOnly}
                    className={`segment-cell ${segment === null ? 'segment-cell-empty' : ''} ${inside ? 'segment-cell-marked' : ''} ${segment === brush && brush ? 'segment-cell-own' : ''}`}
                    style={color ? ({ '--cell': color } as React.CSSProperties) : undefined}
                    aria-label={t('segments.cell', { r, f, name: segment === null ? t('segments.nobody') : nameOf(segment) })}
                    onPointerDown={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.releasePointerCapture(event.pointerId); if (brush) setFrom({ r, f }); else setBrush(segment); }}
                    onPointerEnter={() => from && setTo({ r, f })}
                    onPointerUp={() => finish({ r, f })}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== ' ') return;
                      event.preventDefault();
                      if (!brush) setBrush(segment);
                      else if (from) finish({ r, f });
                      else setFrom({ r, f });
                    }}
                  >
                    <span>{inside ? nameOf(brush) : segment === null ? '?' : nameOf(segment)}</span>
                    <small>R{r} {method.axis === 'fm' ? 'FM' : 'F'}{f}</small>
                  </button>
                );
              }),
            )}
          </div>
          <div className="axis-f">{method.axis === 'fm' ? t('segments.frequencyMonetary') : t('segments.frequency')} →</div>
        </div>
        <SegmentList method={method} brush={brush} onBrush={setBrush} colorOf={colorOf} />
      </div>
      {problems.empty.length > 0 && <Alert type="warning" showIcon style={{ marginTop: 12 }} title={t('segments.holes', { count: problems.empty.length, cells: problems.empty.map(({ r, f }) => `R${r}F${f}`).join(', ') })} />}
      {problems.overlapping.length > 0 && <Alert type="warning" showIcon style={{ marginTop: 12 }} title={t('segments.overlaps', { count: problems.overlapping.length, cells: problems.overlapping.map(({ r, f }) => `R${r}F${f}`).join(', ') })} />}
    </Panel>
  );
}

function boxOf(a: Cell, b: Cell): Rectangle {
  return { r: [Math.min(a.r, b.r), Math.max(a.r, b.r)], f: [Math.min(a.f, b.f), Math.max(a.f, b.f)] };
}
