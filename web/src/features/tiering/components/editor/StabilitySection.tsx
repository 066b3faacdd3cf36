import { InputNumber, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { NO_STABILITY, type Stability, type TierDefinition, VALIDITY_ENDS } from '../../api/types';
import { replaceAt } from '../../model/changes';
import { useEditor } from './editor';
import { NumberInput } from './inputs';
import { Placed } from './Placed';

const MOST_DAYS = 3660;

/** What keeps a standing from following every wobble of a score. */
export function StabilitySection() {
  const { t } = useTranslation('tiering');
  const { document, change, readOnly } = useEditor();
  const { stability } = document;
  const stays = document.tiers.some((tier) => tier.stay !== undefined && tier.stay !== null);
  if (readOnly && !stability && !stays) return null;
  const set = (next: Partial<Stability>, part: string) => change({ ...document, stability: { ...NO_STABILITY, ...stability, ...next } }, `stability.${part}`);
  const toggle = (on: boolean) => change({ ...document, stability: on ? { ...NO_STABILITY, graceDays: 30 } : undefined }, 'stability');
  return (
    <Panel title={t('stability.title')} note={t('stability.note')} extra={<Switch size="small" disabled={readOnly} checked={Boolean(stability)} aria-label={t('stability.on')} onChange={toggle} />}>
      <Stays />
      {stability && (
        <>
          <div className="placed-row">
            <Days part="minimumDays" value={stability.minimumDays} onChange={(minimumDays) => set({ minimumDays }, 'minimumDays')} />
            <Days part="graceDays" value={stability.graceDays} onChange={(graceDays) => set({ graceDays }, 'graceDays')} />
          </div>
          <div className="placed-row">
            <Placed place="stability.descent" label={t('stability.descent')} help={t(`stability.descentHelp.${stability.descent}`)}>
              <Segmented<Stability['descent']> disabled={readOnly} value={stability.descent} options={(['to_score', 'one_step'] as const).map((value) => ({ value, label: t(`stability.descentKind.${value}`) }))} onChange={(descent) => set({ descent }, 'descent')} />
            </Placed>
            <Days part="undoReturnsDays" value={stability.undoReturnsDays} onChange={(undoReturnsDays) => set({ undoReturnsDays }, 'undoReturnsDays')} />
          </div>
          <Term validity={stability.validity} onChange={(validity) => set({ validity }, 'validity')} />
        </>
      )}
    </Panel>
  );
}

function Days({ part, value, onChange }: { part: 'minimumDays' | 'graceDays' | 'undoReturnsDays'; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation('tiering');
  const label = t(`stability.${part}`);
  return (
    <Placed place={`stability.${part}`} label={label} help={t(`stability.${part}Help`)}>
      <NumberInput label={label} value={value} min={0} max={MOST_DAYS} suffix={t('stability.days')} onChange={onChange} />
    </Placed>
  );
}

function Term({ validity, onChange }: { validity: Stability['validity']; onChange: (validity: Stability['validity']) => void }) {
  const { t } = useTranslation('tiering');
  const { readOnly } = useEditor();
  const end = validity?.end ?? 'none';
  const choose = (next: typeof end) => onChange(next === 'none' ? undefined : { months: validity?.months || 12, end: next });
  return (
    <Placed place="stability.validity" label={t('stability.validity')} help={t('stability.validityHelp')}>
      <div className="inline">
        <Select disabled={readOnly} value={end} aria-label={t('stability.validity')} popupMatchSelectWidth={false} options={(['none', ...VALIDITY_ENDS] as const).map((value) => ({ value, label: t(`stability.end.${value}`) }))} onChange={choose} />
        {validity && (
          <Placed place="stability.validity.months">
            <NumberInput label={t('stability.months')} value={validity.months} min={validity.end === 'day' ? 1 : 0} max={120} suffix={t('basics.months')} onChange={(months) => onChange({ ...validity, months })} />
          </Placed>
        )}
      </div>
    </Placed>
  );
}

/** Thresholds of staying, where the method has thresholds at all. */
function Stays() {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, change, readOnly } = useEditor();
  const { tiers, method } = document;
  if (method.kind === 'rfm' || method.kind === 'matrix') return <p className="muted">{t('stability.noStays')}</p>;
  const shares = method.kind === 'abc';
  const shown = (tier: TierDefinition) => (tier.stay === undefined || tier.stay === null ? null : shares ? Math.round(Number(tier.stay) * 10000) / 100 : Number(tier.stay));
  const set = (index: number, tier: TierDefinition, value: number | null) => {
    const stay = value === null ? undefined : shares ? Math.round(value * 100) / 10000 : value;
    change({ ...document, tiers: replaceAt(tiers, index, { ...tier, stay }) }, `tiers.${index}.stay`);
  };
  return (
    <Placed place="stays" label={t('stability.stays')} help={t(shares ? 'stability.staysHelpShare' : 'stability.staysHelpScore')}>
      <div className="stays">
        {tiers.slice(0, -1).map((tier, index) => (
          <Placed key={tier.id} place={`tiers.${index}.stay`}>
            <label className="inline">
              <span>{localized(tier.title)}</span>
              <InputNumber disabled={readOnly} style={{ width: 110 }} min={0} max={100} suffix={shares ? '%' : undefined} placeholder={String(shares ? Number(tier.share ?? 0) * 100 : Number(tier.enter ?? 0))} aria-label={t('stability.stayOf', { name: localized(tier.title) })} value={shown(tier)} onChange={(value) => set(index, tier, value === null ? null : Number(value))} />
            </label>
          </Placed>
        ))}
      </div>
    </Placed>
  );
}
