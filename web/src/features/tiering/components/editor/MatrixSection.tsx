import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import type { MatrixAxis, MatrixMethod } from '../../api/types';
import { AXES, type AxisName, FEWEST_BANDS, MOST_BANDS, withAxis, withBands } from '../../model/matrix';
import { LineInputs } from '../matrix/LineInputs';
import { CellGrid } from './CellGrid';
import { CriteriaEditor } from './CriteriaEditor';
import { useEditor } from './editor';
import { NumberInput } from './inputs';
import { Placed } from './Placed';
import { LeastCoverage, LeastPopulation, ranks } from './ScorecardSection';

const BANDS = Array.from({ length: MOST_BANDS - FEWEST_BANDS + 1 }, (_, i) => FEWEST_BANDS + i);

/** The cells, and the two scorecards that lead to them. */
export function MatrixSection({ method }: { method: MatrixMethod }) {
  const { t } = useTranslation('matrix');
  const { document, change, readOnly } = useEditor();
  const bands = method.value.boundaries.length + 1;
  return (
    <>
      <Panel
        title={t('cells.title')}
        note={t('cells.note')}
        extra={<Segmented size="small" aria-label={t('cells.bands')} disabled={readOnly} value={bands} options={BANDS.map((value) => ({ value, label: t('cells.size', { bands: value }) }))} onChange={(next) => change({ ...document, method: withBands(method, next) }, 'method.cells')} />}
      >
        <CellGrid method={method} />
        {ranks([...method.value.criteria, ...method.potential.criteria]) && (
          <LeastPopulation value={method.minimumPopulation} onChange={(minimumPopulation) => change({ ...document, method: { ...method, minimumPopulation } }, 'method.minimumPopulation')} />
        )}
      </Panel>
      {AXES.map((name) => <AxisPanel key={name} method={method} name={name} />)}
    </>
  );
}

/** One score: a scorecard of its own, and the lines that cut it into bands. */
function AxisPanel({ method, name }: { method: MatrixMethod; name: AxisName }) {
  const { t } = useTranslation('matrix');
  const { document, change, readOnly } = useEditor();
  const axis = method[name];
  const place = `method.${name}`;
  const others = method[name === 'value' ? 'potential' : 'value'].criteria.map(({ id }) => id);
  const set = (next: Partial<MatrixAxis>, at: string) => change(withAxis(document, method, name, next), at);
  return (
    <Panel title={t(`axisTitle.${name}`)} note={t(`axisNote.${name}`)}>
      <CriteriaEditor criteria={axis.criteria} taken={others} place={`${place}.criteria`} onChange={(criteria, at) => set({ criteria }, at)} />
      <Placed whole place={`${place}.boundaries`} label={t('cells.lines')} help={t('cells.linesHelp')}>
        <LineInputs axis={name} boundaries={axis.boundaries} disabled={readOnly} onChange={(boundaries, index) => set({ boundaries }, `${place}.boundaries.${index}`)} />
      </Placed>
      <div className="placed-row">
        <LeastCoverage value={axis.minCoverage} place={`${place}.minCoverage`} onChange={(minCoverage) => set({ minCoverage }, `${place}.minCoverage`)} />
        <Placed place={`${place}.minConfidence`} label={t('cells.minConfidence')} help={t('cells.minConfidenceHelp')}>
          <NumberInput label={t('cells.minConfidence')} value={Math.round(Number(axis.minConfidence ?? 0) * 1000) / 10} min={0} max={100} suffix="%" onChange={(percent) => set({ minConfidence: percent > 0 ? percent / 100 : undefined }, `${place}.minConfidence`)} />
        </Placed>
      </div>
    </Panel>
  );
}
