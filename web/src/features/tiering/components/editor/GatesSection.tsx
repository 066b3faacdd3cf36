import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionBuilder } from '@/shared/condition/ConditionBuilder';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { GATE_EFFECTS, type Gate, type GateEffect } from '../../api/types';
import { freeId, moved, replaceAt, without } from '../../model/changes';
import { effectOf, withEffect } from '../../model/gates';
import { problemsWithin } from '../../model/places';
import { useEditor } from './editor';
import { TitleInput } from './inputs';
import { Placed } from './Placed';

/** Red lines after scoring, in the order in which they apply. */
export function GatesSection() {
  const { t } = useTranslation('tiering');
  const { document, change, readOnly } = useEditor();
  const gates = document.gates ?? [];
  const set = (next: Gate[], place: string) => change({ ...document, gates: next }, place);
  const last = document.tiers.at(-1)?.id ?? '';
  const add = () => set([...gates, { id: freeId('gate', gates.map((gate) => gate.id)), reason: { en: '', zh: '' }, when: { all: [] }, cap: last }], 'gates');
  if (readOnly && gates.length === 0) return null;
  return (
    <Panel title={t('gates.title')} note={t('gates.note')} extra={!readOnly && <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('gates.add')}</Button>}>
      <Placed place="gates">
        {gates.length === 0 && <span className="muted">{t('gates.none')}</span>}
        {gates.map((gate, index) => <GateCard key={gate.id} gate={gate} index={index} gates={gates} onChange={set} />)}
      </Placed>
    </Panel>
  );
}

interface CardProps {
  gate: Gate;
  index: number;
  gates: Gate[];
  onChange: (gates: Gate[], place: string) => void;
}

function GateCard({ gate, index, gates, onChange }: CardProps) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, fields, currency, problems, readOnly } = useEditor();
  const place = `gates.${index}`;
  const { effect, tier } = effectOf(gate);
  const replace = (next: Gate, part: string) => onChange(replaceAt(gates, index, next), `${place}.${part}`);
  const wrong = problemsWithin(problems, `${place}.when`);
  const usable = fields.filter((field) => field.group !== 'TIER');
  const number = index + 1;
  return (
    <div className="gate" data-place={place}>
      <Placed place={place}>
        <Placed place={`${place}.reason`} label={t('gates.reason')}>
          <TitleInput label={t('gates.reasonOf', { number })} value={gate.reason} onChange={(reason) => replace({ ...gate, reason }, 'reason')} />
        </Placed>
        <div data-place={`${place}.when`}>
          <div className="placed-label">{t('gates.when')}</div>
          <ConditionBuilder fields={usable} value={gate.when} currency={currency} disabled={readOnly} onChange={(when) => replace({ ...gate, when: when ?? { all: [] } }, 'when')} />
          {wrong.map((problem, at) => <div key={at} className="placed-problem" role="alert">{problem.detail}</div>)}
        </div>
        <div className="inline">
          <span className="placed-label">{t('gates.then')}</span>
          <Select<GateEffect> disabled={readOnly} value={effect} aria-label={t('gates.effectOf', { number })} popupMatchSelectWidth={false} options={GATE_EFFECTS.map((value) => ({ value, label: t(`gates.effect.${value}`) }))} onChange={(next) => replace(withEffect(gate, next, tier), 'tier')} />
          <Placed place={`${place}.tier`}>
            <Select disabled={readOnly} value={tier} aria-label={t('gates.tierOf', { number })} popupMatchSelectWidth={false} options={document.tiers.map((one) => ({ value: one.id, label: localized(one.title) }))} onChange={(next: string) => replace(withEffect(gate, effect, next), 'tier')} />
          </Placed>
          {!readOnly && (
            <>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t('gates.up', { number })} onClick={() => onChange(moved(gates, index, index - 1), 'gates')} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={index === gates.length - 1} aria-label={t('gates.down', { number })} onClick={() => onChange(moved(gates, index, index + 1), 'gates')} />
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('gates.remove', { number })} onClick={() => onChange(without(gates, index), 'gates')} />
            </>
          )}
        </div>
      </Placed>
    </div>
  );
}
