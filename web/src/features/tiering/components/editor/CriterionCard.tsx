import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { Criterion, Scoring } from '../../api/types';
import { weightShare } from '../../model/changes';
import { errorsOf, problemsWithin } from '../../model/places';
import { useEditor } from './editor';
import { NumberInput, TitleInput } from './inputs';
import { Placed } from './Placed';
import { ScoringEditor } from './ScoringEditor';
import { ScoringPicture } from './ScoringPicture';

interface Props {
  /** All that are weighed together. */
  criteria: Criterion[];
  criterion: Criterion;
  place: string;
  onChange: (criterion: Criterion, part: string) => void;
  onRemove: () => void;
  onMove: (step: number) => void;
}

export function CriterionCard({ criteria, criterion, place, onChange, onRemove, onMove }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const { fields, problems, readOnly } = useEditor();
  const here = problemsWithin(problems, place);
  const wrong = errorsOf(here).length;
  const [open, setOpen] = useState(false);
  const field = fields.find((candidate) => candidate.id === criterion.field);
  const share = weightShare(criteria, criterion);
  const name = localized(criterion.title);
  return (
    <div className={`criterion ${wrong > 0 ? 'placed-bad' : ''}`} data-place={place}>
      <div className="criterion-head">
        <button type="button" className="criterion-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <DownOutlined /> : <RightOutlined />}
          <span><b>{name}</b><small>{localized(field?.title) || criterion.field}{field && localized(field.title) !== name ? '' : ` · ${t(`scoring.${criterion.scoring.kind}`)}`}</small></span>
        </button>
        <ScoringPicture scoring={criterion.scoring} />
        <div className="criterion-weight">
          <NumberInput label={t('scorecard.weightOf', { name })} value={criterion.weight} min={0} step={1} width={72} onChange={(weight) => onChange({ ...criterion, weight }, 'weight')} />
          <span className="muted tabular">{f.percent(share, 0)}</span>
        </div>
        {!readOnly && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('scorecard.remove', { name })} onClick={onRemove} />}
      </div>
      <div className="weight-bar"><i style={{ width: `${share * 100}%` }} /></div>
      {!open && here.map((problem, index) => <div key={index} className={problem.error ? 'placed-problem' : 'placed-advice'} role="alert">{problem.detail}</div>)}
      {open && (
        <div className="criterion-body">
          <Placed place={`${place}.field`} label={t('scorecard.field')}><span>{localized(field?.title) || criterion.field}</span></Placed>
          <Placed place={`${place}.title`} label={t('basics.name')}>
            <TitleInput label={t('basics.name')} value={criterion.title} onChange={(title) => onChange({ ...criterion, title }, 'title')} />
          </Placed>
          <Placed place={`${place}.scoring`} label={t('scoring.title')} help={t(`scoring.help.${criterion.scoring.kind}`)}>
            <Segmented<Scoring['kind']>
              disabled={readOnly}
              value={criterion.scoring.kind}
              options={kindsFor(field?.type).map((kind) => ({ value: kind, label: t(`scoring.${kind}`) }))}
              onChange={(kind) => onChange({ ...criterion, scoring: converted(criterion.scoring, kind) }, 'scoring')}
            />
          </Placed>
          <ScoringEditor scoring={criterion.scoring} field={field} place={`${place}.scoring`} onChange={(scoring) => onChange({ ...criterion, scoring }, 'scoring')} />
          {!readOnly && (
            <div className="inline">
              <Button size="small" icon={<ArrowUpOutlined />} onClick={() => onMove(-1)}>{t('up')}</Button>
              <Button size="small" icon={<ArrowDownOutlined />} onClick={() => onMove(1)}>{t('down')}</Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function kindsFor(type: string | undefined): Scoring['kind'][] {
  return type === 'NUMBER' || type === 'MONEY' || type === 'DATE' || type === undefined ? ['bands', 'ramp', 'quantile'] : ['choice'];
}

/** Another way to score that begins where the old one was. */
function converted(scoring: Scoring, kind: Scoring['kind']): Scoring {
  const ends = endsOf(scoring);
  const middle = (ends.from + ends.to) / 2;
  const [low, high] = ends.from <= ends.to ? [ends.from, ends.to] : [ends.to, ends.from];
  switch (kind) {
    case 'bands': {
      const rising = ends.from <= ends.to;
      return { kind, bands: [{ from: null, to: low, points: rising ? 0 : 100 }, { from: low, to: middle, points: rising ? 25 : 75 }, { from: middle, to: high, points: rising ? 75 : 25 }, { from: high, to: null, points: rising ? 100 : 0 }] };
    }
    case 'ramp':
      return { kind, ...ends };
    case 'quantile':
      return { kind, bins: 5, better: ends.from <= ends.to ? 'high' : 'low' };
    case 'choice':
      return { kind, points: {}, otherwise: 0 };
  }
}

function endsOf(scoring: Scoring): { from: number; to: number } {
  if (scoring.kind === 'ramp') return { from: Number(scoring.from), to: Number(scoring.to) };
  if (scoring.kind === 'quantile') return scoring.better === 'high' ? { from: 0, to: 100 } : { from: 100, to: 0 };
  if (scoring.kind === 'choice') return { from: 0, to: 100 };
  const inner = scoring.bands.flatMap((band) => (band.from === null ? [] : [Number(band.from)]));
  const low = inner[0] ?? 0;
  const high = inner.at(-1) ?? 100;
  const rising = Number(scoring.bands[0]?.points ?? 0) <= Number(scoring.bands.at(-1)?.points ?? 0);
  const top = high > low ? high : low + 1;
  return rising ? { from: low, to: top } : { from: top, to: low };
}
