import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { Panel } from '@/shared/ui/Panel';
import type { Criterion, ScorecardMethod, Scoring } from '../../api/types';
import { freeId, moved, replaceAt, without } from '../../model/changes';
import { CriterionCard } from './CriterionCard';
import { useEditor } from './editor';
import { FieldPicker, NumberInput } from './inputs';
import { Placed } from './Placed';

export function ScorecardSection({ method }: { method: ScorecardMethod }) {
  const { t } = useTranslation('tiering');
  const { document, change, fields, readOnly } = useEditor();
  const set = (next: Partial<ScorecardMethod>, place: string) => change({ ...document, method: { ...method, ...next } }, place);
  const add = (id: string) => {
    const field = fields.find((candidate) => candidate.id === id);
    if (field) set({ criteria: [...method.criteria, newCriterion(field, method.criteria)] }, `method.criteria.${method.criteria.length}`);
  };
  const quantiles = method.criteria.some((criterion) => criterion.scoring.kind === 'quantile');
  return (
    <Panel title={t('scorecard.title')} note={t('scorecard.note')}>
      <Placed place="method.criteria">
        <div className="criteria">
          {method.criteria.map((criterion, index) => (
            <CriterionCard
              key={criterion.id}
              method={method}
              criterion={criterion}
              place={`method.criteria.${index}`}
              onChange={(next, part) => set({ criteria: replaceAt(method.criteria, index, next) }, `method.criteria.${index}.${part}`)}
              onRemove={() => set({ criteria: without(method.criteria, index) }, 'method.criteria')}
              onMove={(step) => set({ criteria: moved(method.criteria, index, index + step) }, 'method.criteria')}
            />
          ))}
        </div>
      </Placed>
      {!readOnly && (
        <div className="criterion-add">
          <PlusOutlined />
          <FieldPicker key={method.criteria.length} label={t('scorecard.add')} placeholder={t('scorecard.add')} value={null} fits={(field) => field.group !== 'TIER' && field.type !== 'TAGS'} onChange={add} />
        </div>
      )}
      <div className="placed-row">
        <Placed place="method.minCoverage" label={t('scorecard.minCoverage')} help={t('scorecard.minCoverageHelp')}>
          <NumberInput label={t('scorecard.minCoverage')} value={Math.round(Number(method.minCoverage) * 1000) / 10} min={0} max={100} suffix="%" onChange={(percent) => set({ minCoverage: percent / 100 }, 'method.minCoverage')} />
        </Placed>
        {quantiles && (
          <Placed place="method.minimumPopulation" label={t('rfm.minimumPopulation')} help={t('rfm.minimumPopulationHelp')}>
            <NumberInput label={t('rfm.minimumPopulation')} value={method.minimumPopulation ?? 100} min={1} onChange={(minimumPopulation) => set({ minimumPopulation }, 'method.minimumPopulation')} />
          </Placed>
        )}
      </div>
    </Panel>
  );
}

function newCriterion(field: Field, others: Criterion[]): Criterion {
  return { id: freeId(field.id.replace(/[^a-z0-9]+/gi, '-').toLowerCase(), others.map(({ id }) => id)), title: field.title, field: field.id, weight: 1, scoring: firstScoring(field) };
}

/** Figures begin as a ramp, texts as a choice: both are right away a rule that can be tried. */
export function firstScoring(field: Field): Scoring {
  if (field.type === 'NUMBER' || field.type === 'MONEY' || field.type === 'DATE') return { kind: 'ramp', from: 0, to: 100 };
  const points = Object.fromEntries((field.choices ?? []).slice(0, 8).map(({ value }) => [value, 50]));
  return { kind: 'choice', points, otherwise: 0 };
}
