import { DeleteOutlined, PlusOutlined, SplitCellsOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useCountryChoices } from '@/shared/country/countries';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { Scoring } from '../../api/types';
import { bandProblems, moveStart, remove, setPoints, split } from '../../model/bands';
import { useEditor } from './editor';
import { NumberInput } from './inputs';
import { Placed } from './Placed';

interface Props<S extends Scoring = Scoring> {
  scoring: S;
  field: Field | undefined;
  place: string;
  onChange: (scoring: Scoring) => void;
}

export function ScoringEditor({ scoring, ...rest }: Props) {
  switch (scoring.kind) {
    case 'bands':
      return <BandsEditor scoring={scoring} {...rest} />;
    case 'ramp':
      return <RampEditor scoring={scoring} {...rest} />;
    case 'choice':
      return <ChoiceEditor scoring={scoring} {...rest} />;
    case 'quantile':
      return <QuantileEditor scoring={scoring} {...rest} />;
  }
}

function BandsEditor({ scoring, place, onChange }: Props<Extract<Scoring, { kind: 'bands' }>>) {
  const { t } = useTranslation('tiering');
  const { readOnly } = useEditor();
  const { bands } = scoring;
  const wrong = new Map(bandProblems(bands).map((problem) => [problem.index, problem.kind]));
  const set = (next: typeof bands) => onChange({ ...scoring, bands: next });
  return (
    <Placed place={`${place}.bands`}>
      <div className="bands">
        {bands.map((band, index) => (
          <div key={index} className="band">
            <span className="muted">{t('scoring.from')}</span>
            {index === 0 && band.from === null ? <span className="band-open">−∞</span> : <NumberInput label={t('scoring.bandFrom', { number: index + 1 })} value={band.from} onChange={(from) => set(moveStart(bands, index, from))} />}
            <span className="muted">{t('scoring.below')}</span>
            <span className="band-open tabular">{band.to === null ? '∞' : Number(band.to)}</span>
            <span className="muted">→</span>
            <NumberInput label={t('scoring.bandPoints', { number: index + 1 })} value={band.points} min={0} max={100} width={84} onChange={(points) => set(setPoints(bands, index, points))} />
            {!readOnly && (
              <>
                <Button type="text" size="small" icon={<SplitCellsOutlined />} aria-label={t('scoring.split', { number: index + 1 })} onClick={() => set(split(bands, index))} />
                <Button type="text" size="small" icon={<DeleteOutlined />} disabled={bands.length === 1} aria-label={t('scoring.join', { number: index + 1 })} onClick={() => set(remove(bands, index))} />
              </>
            )}
            {wrong.has(index) && <span className="bad">{t(`scoring.wrong.${wrong.get(index)}`)}</span>}
          </div>
        ))}
      </div>
    </Placed>
  );
}

function RampEditor({ scoring, place, onChange }: Props<Extract<Scoring, { kind: 'ramp' }>>) {
  const { t } = useTranslation('tiering');
  return (
    <div className="placed-row">
      <Placed place={`${place}.from`} label={t('scoring.zeroAt')}><NumberInput label={t('scoring.zeroAt')} value={scoring.from} onChange={(from) => onChange({ ...scoring, from })} /></Placed>
      <Placed place={`${place}.to`} label={t('scoring.hundredAt')}><NumberInput label={t('scoring.hundredAt')} value={scoring.to} onChange={(to) => onChange({ ...scoring, to })} /></Placed>
    </div>
  );
}

function QuantileEditor({ scoring, place, onChange }: Props<Extract<Scoring, { kind: 'quantile' }>>) {
  const { t } = useTranslation('tiering');
  const { readOnly } = useEditor();
  return (
    <div className="placed-row">
      <Placed place={`${place}.bins`} label={t('scoring.bins')}><NumberInput label={t('scoring.bins')} value={scoring.bins} min={2} max={100} onChange={(bins) => onChange({ ...scoring, bins })} /></Placed>
      <Placed place={`${place}.better`} label={t('scoring.better')}>
        <Segmented<'high' | 'low'> disabled={readOnly} value={scoring.better} options={[{ value: 'high', label: t('scoring.high') }, { value: 'low', label: t('scoring.low') }]} onChange={(better) => onChange({ ...scoring, better })} />
      </Placed>
    </div>
  );
}

function ChoiceEditor({ scoring, field, place, onChange }: Props<Extract<Scoring, { kind: 'choice' }>>) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const countries = useCountryChoices();
  const { readOnly } = useEditor();
  const known = field?.type === 'COUNTRY' ? countries : (field?.choices ?? []).map((choice) => ({ value: choice.value, label: localized(choice.title) }));
  const labelOf = (value: string) => known.find((choice) => choice.value === value)?.label ?? value;
  const free = known.filter((choice) => !(choice.value in scoring.points));
  const set = (points: Record<string, number>) => onChange({ ...scoring, points });
  const drop = (value: string) => set(Object.fromEntries(Object.entries(scoring.points).filter(([key]) => key !== value)));
  return (
    <Placed place={`${place}.points`}>
      <div className="bands">
        {Object.entries(scoring.points).map(([value, points]) => (
          <div key={value} className="band">
            <span className="choice-name">{labelOf(value)}</span>
            <span className="muted">→</span>
            <NumberInput label={labelOf(value)} value={points} min={0} max={100} width={84} onChange={(next) => set({ ...scoring.points, [value]: next })} />
            {!readOnly && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('scoring.dropChoice', { name: labelOf(value) })} onClick={() => drop(value)} />}
          </div>
        ))}
        <div className="band">
          <span className="choice-name muted">{t('scoring.otherwise')}</span>
          <span className="muted">→</span>
          <NumberInput label={t('scoring.otherwise')} value={scoring.otherwise} min={0} max={100} width={84} onChange={(otherwise) => onChange({ ...scoring, otherwise })} />
        </div>
        {!readOnly && (
          <div className="band">
            <PlusOutlined />
            <Select mode="tags" maxCount={1} style={{ width: 220 }} showSearch={{ optionFilterProp: 'label' }} placeholder={t('scoring.addChoice')} aria-label={t('scoring.addChoice')} value={[]} options={free} onChange={([value]: string[]) => value && set({ ...scoring.points, [value]: 50 })} />
          </div>
        )}
      </div>
    </Placed>
  );
}
