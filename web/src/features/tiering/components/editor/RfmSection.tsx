import { LockOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { fixedBoundaries } from '../../api/policies';
import type { Boundaries, RfmMethod } from '../../api/types';
import { rescaled } from '../../model/changes';
import { BoundaryRow } from './BoundaryRow';
import { useEditor } from './editor';
import { FieldPicker, isFigure, NumberInput } from './inputs';
import { Placed } from './Placed';
import { SegmentPainter } from './SegmentPainter';

const AXES: (keyof Boundaries)[] = ['recency', 'frequency', 'monetary'];

export function RfmSection({ method }: { method: RfmMethod }) {
  const { t } = useTranslation('tiering');
  const { message } = App.useApp();
  const f = useFormat();
  const { document, change, simulation, readOnly, policyId } = useEditor();
  const set = (next: Partial<RfmMethod>, place: string) => change({ ...document, method: { ...method, ...next } }, place);
  const learned = learnedBoundaries(simulation?.bins, method.scale);
  const fix = useMutation({
    mutationFn: () => fixedBoundaries(policyId ?? 0),
    onSuccess: ({ asOf, method: last }) => {
      if (last.kind !== 'rfm' || last.scale !== method.scale) return void message.warning(t('rfm.fixOtherScale'));
      // Fixed boundaries hold for everyone: nobody is ranked within a group any more.
      change({ ...document, rankWithin: [], method: { ...method, binning: 'fixed', boundaries: last.boundaries } }, 'method.binning');
      return void message.success(t('rfm.fixDone', { date: f.date(asOf) }));
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
  const chooseBinning = (binning: RfmMethod['binning']) =>
    set({ binning, boundaries: binning === 'fixed' ? (method.boundaries ?? learned ?? evenly(method.scale)) : null }, 'method.binning');
  return (
    <>
      <Panel title={t('rfm.title')} note={t('rfm.note')}>
        <div className="placed-row">
          <Placed place="method.scale" label={t('rfm.scale')} help={t('rfm.scaleHelp')}>
            <NumberInput label={t('rfm.scale')} value={method.scale} min={2} max={10} onChange={(scale) => change({ ...document, method: rescaled(method, scale) }, 'method.scale')} />
          </Placed>
          <Placed place="method.axis" label={t('rfm.axis')} help={t('rfm.axisHelp')}>
            <Segmented<'f' | 'fm'> disabled={readOnly} value={method.axis ?? 'f'} options={[{ value: 'f', label: t('rfm.axisF') }, { value: 'fm', label: t('rfm.axisFM') }]} onChange={(axis) => set({ axis }, 'method.axis')} />
          </Placed>
        </div>
        <div className="placed-row">
          <Placed place="method.frequencyMetric" label={t('rfm.frequencyMetric')}>
            <FieldPicker label={t('rfm.frequencyMetric')} value={method.frequencyMetric} fits={(field) => field.group === 'METRIC' && field.unit === 'COUNT'} onChange={(frequencyMetric) => set({ frequencyMetric }, 'method.frequencyMetric')} />
          </Placed>
          <Placed place="method.monetaryMetric" label={t('rfm.monetaryMetric')}>
            <FieldPicker label={t('rfm.monetaryMetric')} value={method.monetaryMetric} fits={(field) => field.group === 'METRIC' && isFigure(field)} onChange={(monetaryMetric) => set({ monetaryMetric }, 'method.monetaryMetric')} />
          </Placed>
        </div>
        <Placed place="method.binning" label={t('rfm.binning')} help={t(`rfm.binningHelp.${method.binning}`)}>
          <Segmented<RfmMethod['binning']>
            disabled={readOnly}
            value={method.binning}
            options={(['fixed', 'quantile', 'range'] as const).map((value) => ({ value, label: t(`rfm.${value}`) }))}
            onChange={chooseBinning}
          />
          {method.binning !== 'fixed' && policyId !== null && !readOnly && <Button className="fix-boundaries" size="small" icon={<LockOutlined />} loading={fix.isPending} onClick={() => fix.mutate()}>{t('rfm.fix')}</Button>}
        </Placed>
        {method.binning === 'fixed' ? (
          <Placed place="method.boundaries" label={<span className="spread">{t('rfm.boundaries')}{learned && !readOnly && <Button size="small" onClick={() => set({ boundaries: learned }, 'method.boundaries')}>{t('rfm.useLearned')}</Button>}</span>} help={t('rfm.boundariesHelp')}>
            {AXES.map((axis) => (
              <Placed key={axis} place={`method.boundaries.${axis}`}>
                <BoundaryRow
                  axis={axis}
                  values={method.boundaries?.[axis] ?? []}
                  counts={simulation?.bins?.[axis]?.counts}
                  onChange={(values) => set({ boundaries: { ...(method.boundaries ?? evenly(method.scale)), [axis]: values } }, `method.boundaries.${axis}`)}
                />
              </Placed>
            ))}
          </Placed>
        ) : (
          <Placed place="method.minimumPopulation" label={t('rfm.minimumPopulation')} help={t('rfm.minimumPopulationHelp')}>
            <NumberInput label={t('rfm.minimumPopulation')} value={method.minimumPopulation} min={1} onChange={(minimumPopulation) => set({ minimumPopulation }, 'method.minimumPopulation')} />
          </Placed>
        )}
      </Panel>
      <SegmentPainter method={method} />
    </>
  );
}

function evenly(scale: number): Boundaries {
  const steps = Array.from({ length: scale - 1 }, (_, i) => i + 1);
  return { recency: steps.map((n) => n * 30), frequency: steps, monetary: steps.map((n) => n * 1000) };
}

function learnedBoundaries(bins: Record<string, { boundaries: (string | number)[] }> | undefined, scale: number): Boundaries | null {
  const of = (axis: keyof Boundaries) => bins?.[axis]?.boundaries.map(Number) ?? [];
  const all: Boundaries = { recency: of('recency'), frequency: of('frequency'), monetary: of('monetary') };
  return AXES.every((axis) => all[axis].length === scale - 1) ? all : null;
}
