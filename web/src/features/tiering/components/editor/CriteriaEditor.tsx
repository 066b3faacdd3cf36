import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import type { Criterion, Scoring } from '../../api/types';
import { freeId, moved, replaceAt, without } from '../../model/changes';
import { CriterionCard } from './CriterionCard';
import { useEditor } from './editor';
import { FieldPicker } from './inputs';
import { Placed } from './Placed';

interface Props {
  criteria: Criterion[];
  /** Ids that are in use elsewhere in the method. */
  taken?: string[];
  /** Where they stand in the document. */
  place: string;
  onChange: (criteria: Criterion[], place: string) => void;
}

/** What is looked at, with which weight and for which points. */
export function CriteriaEditor({ criteria, taken = [], place, onChange }: Props) {
  const { t } = useTranslation('tiering');
  const { fields, readOnly } = useEditor();
  const add = (id: string) => {
    const field = fields.find((candidate) => candidate.id === id);
    if (field) onChange([...criteria, newCriterion(field, [...criteria.map((one) => one.id), ...taken])], `${place}.${criteria.length}`);
  };
  return (
    <>
      <Placed place={place}>
        <div className="criteria">
          {criteria.map((criterion, index) => (
            <CriterionCard
              key={criterion.id}
              criteria={criteria}
              criterion={criterion}
              place={`${place}.${index}`}
              onChange={(next, part) => onChange(replaceAt(criteria, index, next), `${place}.${index}.${part}`)}
              onRemove={() => onChange(without(criteria, index), place)}
              onMove={(step) => onChange(moved(criteria, index, index + step), place)}
            />
          ))}
        </div>
      </Placed>
      {!readOnly && (
        <div className="criterion-add">
          <PlusOutlined />
          <FieldPicker key={criteria.length} label={t('scorecard.add')} placeholder={t('scorecard.add')} value={null} fits={(field) => field.group !== 'TIER' && field.type !== 'TAGS'} onChange={add} />
        </div>
      )}
    </>
  );
}

function newCriterion(field: Field, taken: string[]): Criterion {
  return { id: freeId(field.id.replace(/[^a-z0-9]+/gi, '-').toLowerCase(), taken), title: field.title, field: field.id, weight: 1, scoring: firstScoring(field) };
}

/** Figures begin as a ramp, texts as a choice: both are right away a rule that can be tried. */
export function firstScoring(field: Field): Scoring {
  if (field.type === 'NUMBER' || field.type === 'MONEY' || field.type === 'DATE') return { kind: 'ramp', from: 0, to: 100 };
  const points = Object.fromEntries((field.choices ?? []).slice(0, 8).map(({ value }) => [value, 50]));
  return { kind: 'choice', points, otherwise: 0 };
}
