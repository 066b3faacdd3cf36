import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import { useNarrow } from '@/shared/ui/useMedia';
import type { Picture } from '../../api/matrix';
import type { MatrixCell } from '../../api/types';
import { AXES, cellAt, type Corner, inReadingOrder, keyOf, percentOf, reach, TOP_SCORE } from '../../model/matrix';
import { Bubbles } from './Bubbles';
import { Density } from './Density';
import { MatrixLine } from './MatrixLine';
import type { MatrixDocument, TriedMatrix } from './useTriedMatrix';

const TICKS = [0, 20, 40, 60, 80, 100];
/** So near, in scores, the mark of a line covers a tick. */
const COVERED = 3;
const LARGEST_BUBBLE = { desk: 18, phone: 10 };

interface Props {
  tried: TriedMatrix;
  picture: Picture | undefined;
  /** The picture before any line was moved. */
  before: Picture | undefined;
  currency: string;
  chosen: Corner;
  onChoose: (corner: Corner) => void;
}

/** Value to the right, potential upwards: cells in the colour of their tier, customers in them, lines between them. */
export function MatrixPlot({ tried, picture, before, currency, chosen, onChoose }: Props) {
  const { t } = useTranslation('matrix');
  const narrow = useNarrow();
  const plot = useRef<HTMLDivElement>(null);
  const { document } = tried;
  const { method } = document;
  return (
    <div className="matrix-frame" role="group" aria-label={t('picture')}>
      <span className="matrix-name-potential">{t('axisName.potential')}</span>
      <Ticks axis="potential" lines={method.potential.boundaries} />
      <div className="matrix-plot" ref={plot}>
        {inReadingOrder(method.cells).map((cell) => <CellArea key={keyOf(cell)} document={document} cell={cell} picture={picture} chosen={keyOf(cell) === keyOf(chosen)} onChoose={onChoose} />)}
        {picture && <Density steps={picture.steps} density={picture.density} />}
        {picture && <Bubbles bubbles={picture.bubbles} tiers={document.tiers} currency={currency} largest={narrow ? LARGEST_BUBBLE.phone : LARGEST_BUBBLE.desk} />}
        {method.cells.map((cell) => <CellTitle key={keyOf(cell)} document={document} cell={cell} picture={picture} before={before} />)}
        {AXES.map((axis) =>
          method[axis].boundaries.map((_, index) => (
            <MatrixLine key={`${axis}-${index}`} axis={axis} index={index} boundaries={method[axis].boundaries} plot={plot} onGrasp={tried.grasp} onChange={(boundaries) => tried.setLines(axis, boundaries)} />
          )),
        )}
      </div>
      <Ticks axis="value" lines={method.value.boundaries} />
      <span className="matrix-name-value">{t('axisName.value')}</span>
    </div>
  );
}

function placeOf(document: MatrixDocument, cell: Corner): React.CSSProperties {
  const x = reach(document.method.value, cell.value);
  const y = reach(document.method.potential, cell.potential);
  return { left: percentOf(x.from), width: percentOf(x.to - x.from), bottom: percentOf(y.from), height: percentOf(y.to - y.from) };
}

function CellArea({ document, cell, picture, chosen, onChoose }: { document: MatrixDocument; cell: MatrixCell; picture: Picture | undefined; chosen: boolean; onChoose: (corner: Corner) => void }) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const localized = useLocalized();
  const rank = document.tiers.findIndex(({ id }) => id === cell.tier) + 1;
  const customers = picture && cellAt(picture.cells, cell)?.customers;
  return (
    <button
      type="button"
      className={`matrix-cell ${chosen ? 'matrix-cell-chosen' : ''}`}
      style={{ ...placeOf(document, cell), '--tier': tierColor(rank) } as React.CSSProperties}
      aria-pressed={chosen}
      aria-label={t('cell.label', { name: localized(cell.title), tier: localized(document.tiers[rank - 1]?.title) || cell.tier, count: customers ?? 0, number: f.number(customers ?? 0) })}
      onClick={() => onChoose(cell)}
    />
  );
}

function CellTitle({ document, cell, picture, before }: { document: MatrixDocument; cell: MatrixCell; picture: Picture | undefined; before: Picture | undefined }) {
  const f = useFormat();
  const localized = useLocalized();
  const now = picture && cellAt(picture.cells, cell)?.customers;
  const then = before && cellAt(before.cells, cell)?.customers;
  const change = now === undefined || then === undefined ? 0 : now - then;
  return (
    <span className="matrix-title" style={placeOf(document, cell)} aria-hidden>
      <span>{localized(cell.title)}</span>
      {now !== undefined && <small className="tabular">{f.number(now)}{change !== 0 && <b> {f.signed(change)}</b>}</small>}
    </span>
  );
}

/** A tick under the mark of a line would only peep out from behind it. */
function Ticks({ axis, lines }: { axis: (typeof AXES)[number]; lines: number[] }) {
  const f = useFormat();
  const shown = TICKS.filter((tick) => lines.every((line) => Math.abs(line - tick) > COVERED));
  return (
    <div className={`matrix-ticks matrix-ticks-${axis} tabular`} aria-hidden>
      {shown.map((tick) => <span key={tick} style={{ [axis === 'value' ? 'left' : 'bottom']: `${(tick / TOP_SCORE) * 100}%` }}>{f.number(tick)}</span>)}
    </div>
  );
}
