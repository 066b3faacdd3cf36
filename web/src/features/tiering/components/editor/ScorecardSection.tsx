import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import type { Criterion, ScorecardMethod } from '../../api/types';
import { CriteriaEditor } from './CriteriaEditor';
import { useEditor } from './editor';
import { NumberInput } from './inputs';
import { Placed } from './Placed';

export function ScorecardSection({ method }: { method: ScorecardMethod }) {
  const { t } = useTranslation('tiering');
  const { document, change } = useEditor();
  const set = (next: Partial<ScorecardMethod>, place: string) => change({ ...document, method: { ...method, ...next } }, place);
  return (
    <Panel title={t('scorecard.title')} note={t('scorecard.note')}>
      <CriteriaEditor criteria={method.criteria} place="method.criteria" onChange={(criteria, place) => set({ criteria }, place)} />
      <div className="placed-row">
        <LeastCoverage value={method.minCoverage} place="method.minCoverage" onChange={(minCoverage) => set({ minCoverage }, 'method.minCoverage')} />
        {ranks(method.criteria) && <LeastPopulation value={method.minimumPopulation} onChange={(minimumPopulation) => set({ minimumPopulation }, 'method.minimumPopulation')} />}
      </div>
    </Panel>
  );
}

/** Whether criteria learn from everybody. */
export const ranks = (criteria: Criterion[]) => criteria.some((criterion) => criterion.scoring.kind === 'quantile');

export function LeastCoverage({ value, place, onChange }: { value: number; place: string; onChange: (value: number) => void }) {
  const { t } = useTranslation('tiering');
  return (
    <Placed place={place} label={t('scorecard.minCoverage')} help={t('scorecard.minCoverageHelp')}>
      <NumberInput label={t('scorecard.minCoverage')} value={Math.round(Number(value) * 1000) / 10} min={0} max={100} suffix="%" onChange={(percent) => onChange(percent / 100)} />
    </Placed>
  );
}

export function LeastPopulation({ value, onChange }: { value: number | undefined; onChange: (value: number) => void }) {
  const { t } = useTranslation('tiering');
  return (
    <Placed place="method.minimumPopulation" label={t('rfm.minimumPopulation')} help={t('rfm.minimumPopulationHelp')}>
      <NumberInput label={t('rfm.minimumPopulation')} value={value ?? 100} min={1} onChange={onChange} />
    </Placed>
  );
}
