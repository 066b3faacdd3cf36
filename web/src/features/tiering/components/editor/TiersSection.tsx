import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import type { TierDefinition } from '../../api/types';
import { assignSegments, freeId, moved, replaceAt, without } from '../../model/changes';
import { cellsOf, withoutTierOfCells } from '../../model/matrix';
import { useEditor } from './editor';
import { NumberInput, TitleInput } from './inputs';
import { Placed } from './Placed';
import { ThresholdSlider } from './ThresholdSlider';

/** The ladder, best first. */
export function TiersSection() {
  const { t } = useTranslation('tiering');
  const { document, change, readOnly } = useEditor();
  const { tiers, method } = document;
  const set = (next: TierDefinition[], place: string) => change({ ...document, tiers: next }, place);
  const add = () => {
    const id = freeId('tier', tiers.map((tier) => tier.id));
    const last = tiers.at(-1);
    const before = tiers.at(-2);
    const fresh: TierDefinition = { id, title: { en: t('tiers.newName', { lng: 'en' }), zh: t('tiers.newName', { lng: 'zh-CN' }) } };
    if (method.kind === 'rfm') fresh.segments = [];
    if (method.kind === 'scorecard') fresh.enter = Math.round(Number(before?.enter ?? 100) / 2);
    if (method.kind === 'abc') fresh.share = Math.round((Number(before?.share ?? 0) + 1) * 50) / 100;
    set(last ? [...tiers.slice(0, -1), fresh, last] : [fresh], 'tiers');
  };
  const remove = (index: number) => {
    const left = method.kind === 'matrix' ? withoutTierOfCells(method, tiers, index) : method;
    change({ ...document, method: left, tiers: without(tiers, index) }, 'tiers');
  };
  return (
    <Panel title={t('tiers.title')} note={t(`tiers.note.${method.kind}`)} extra={!readOnly && <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('tiers.add')}</Button>}>
      <Placed place="tiers">
        {(method.kind === 'abc' || method.kind === 'scorecard') && <ThresholdSlider />}
        {tiers.map((tier, index) => (
          <Tier key={tier.id} tier={tier} index={index} onChange={set} onRemove={() => remove(index)} />
        ))}
      </Placed>
    </Panel>
  );
}

function Tier({ tier, index, onChange, onRemove }: { tier: TierDefinition; index: number; onChange: (tiers: TierDefinition[], place: string) => void; onRemove: () => void }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, readOnly } = useEditor();
  const { tiers } = document;
  const place = `tiers.${index}`;
  const replace = (next: Partial<TierDefinition>, part: string) => onChange(replaceAt(tiers, index, { ...tier, ...next }), `${place}.${part}`);
  const moves = [
    { key: 'up', label: t('up'), disabled: index === 0, onClick: () => onChange(moved(tiers, index, index - 1), 'tiers') },
    { key: 'down', label: t('down'), disabled: index === tiers.length - 1, onClick: () => onChange(moved(tiers, index, index + 1), 'tiers') },
  ];
  return (
    <div className="tier-row" data-place={place}>
      <Dropdown menu={{ items: moves }} trigger={['click']} disabled={readOnly}>
        <Button type="text" size="small" icon={<HolderOutlined />} aria-label={t('tiers.move', { name: localized(tier.title) })} />
      </Dropdown>
      <i className="tier-dot" style={{ background: tierColor(index + 1) }} />
      <Placed place={`${place}.title`}><TitleInput label={t('tiers.name')} value={tier.title} onChange={(title) => replace({ title }, 'title')} /></Placed>
      <Threshold tier={tier} index={index} onChange={onChange} />
      {!readOnly && <Button type="text" size="small" icon={<DeleteOutlined />} disabled={tiers.length <= 2} aria-label={t('tiers.remove', { name: localized(tier.title) })} onClick={onRemove} />}
    </div>
  );
}

function Threshold({ tier, index, onChange }: { tier: TierDefinition; index: number; onChange: (tiers: TierDefinition[], place: string) => void }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, readOnly } = useEditor();
  const { tiers, method } = document;
  const place = `tiers.${index}`;
  if (method.kind === 'rfm') {
    return (
      <Placed place={`${place}.segments`}>
        <Select
          mode="multiple"
          style={{ width: '100%', minWidth: 220 }}
          disabled={readOnly}
          aria-label={t('tiers.segments', { name: localized(tier.title) })}
          placeholder={t('tiers.noSegments')}
          value={tier.segments ?? []}
          options={method.segments.map((segment) => ({ value: segment.id, label: localized(segment.title) }))}
          onChange={(segments: string[]) => onChange(assignSegments(tiers, index, segments), `${place}.segments`)}
        />
      </Placed>
    );
  }
  if (method.kind === 'matrix') return <Placed place={place}><span className="muted tier-rest">{cellsOf(method, tier.id).map((cell) => localized(cell.title)).join(' · ')}</span></Placed>;
  if (index === tiers.length - 1) return <span className="muted tier-rest">{t('tiers.rest')}</span>;
  const name = localized(tier.title);
  return method.kind === 'scorecard' ? (
    <Placed place={`${place}.enter`}><span className="inline">{t('tiers.enter')} <NumberInput label={t('tiers.enterOf', { name })} value={tier.enter} min={0} max={100} width={90} onChange={(enter) => onChange(replaceAt(tiers, index, { ...tier, enter }), `${place}.enter`)} /></span></Placed>
  ) : (
    <Placed place={`${place}.share`}><span className="inline">{t('tiers.share')} <NumberInput label={t('tiers.shareOf', { name })} value={Math.round(Number(tier.share ?? 0) * 10000) / 100} min={0} max={100} suffix="%" width={100} onChange={(percent) => onChange(replaceAt(tiers, index, { ...tier, share: Math.round(percent * 100) / 10000 }), `${place}.share`)} /></span></Placed>
  );
}
