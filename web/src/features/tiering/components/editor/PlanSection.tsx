import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import type { TierDefinition, TierPlan } from '../../api/types';
import { replaceAt } from '../../model/changes';
import { useEditor } from './editor';
import { Placed } from './Placed';

/** What is wished of each tier and what it costs. It decides nobody's tier: the simulation shows how far one is from it. */
export function PlanSection() {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, change, readOnly, currency } = useEditor();
  if (readOnly && document.tiers.every((tier) => !tier.plan)) return null;
  const set = (tier: TierDefinition, index: number, part: keyof TierPlan, value: number | null) => {
    const plan = Object.fromEntries(Object.entries({ ...tier.plan, [part]: value }).filter(([, given]) => given !== null && given !== undefined));
    const tiers = replaceAt(document.tiers, index, { ...tier, plan: Object.keys(plan).length > 0 ? plan : undefined });
    change({ ...document, tiers }, `tiers.${index}.plan.${part}`);
  };
  return (
    <Panel title={t('plan.title')} note={t('plan.note')}>
      <div className="plan-table">
        <span /><span className="plan-head">{t('plan.share')}</span><span className="plan-head">{t('plan.capacity')}</span><span className="plan-head">{t('plan.cost', { currency })}</span>
        {document.tiers.map((tier, index) => {
          const name = localized(tier.title);
          const share = tier.plan?.share === undefined || tier.plan.share === null ? null : Math.round(Number(tier.plan.share) * 10_000) / 100;
          const cell = (part: keyof TierPlan, value: number | null, more: { max: number; suffix?: string }) => (
            <Placed place={`tiers.${index}.plan.${part}`}>
              <InputNumber {...more} min={0} value={value} disabled={readOnly} aria-label={t(`plan.${part}Of`, { name })} style={{ width: '100%' }} onChange={(next) => set(tier, index, part, next === null ? null : part === 'share' ? Math.round(next * 100) / 10_000 : next)} />
            </Placed>
          );
          return [
            <span key={tier.id} className="plan-tier"><i className="tier-dot" style={{ background: tierColor(index + 1) }} />{name}</span>,
            <div key={`${tier.id}-share`}>{cell('share', share, { max: 100, suffix: '%' })}</div>,
            <div key={`${tier.id}-capacity`}>{cell('capacity', tier.plan?.capacity ?? null, { max: 1_000_000_000 })}</div>,
            <div key={`${tier.id}-cost`}>{cell('cost', tier.plan?.cost === undefined || tier.plan.cost === null ? null : Number(tier.plan.cost), { max: 1_000_000_000 })}</div>,
          ];
        })}
      </div>
    </Panel>
  );
}
