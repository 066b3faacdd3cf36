import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLadder } from '@/shared/policy/ladders';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import { type Override, isOpen, useApproveOverride, useCustomerOverrides } from '../api/overrides';
import { EndOverrides, ExtendOverrides } from './ChangeOverrides';
import { OverrideState } from './OverrideState';
import { SetOverride } from './SetOverride';

/** The tiers that were set by hand for one customer, the open one with what can be done about it. */
export function OverridePanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation('overrides');
  const can = useCan();
  const { data } = useCustomerOverrides(customerId);
  const [setting, setSetting] = useState(false);
  if (!data || (data.length === 0 && !can('OVERRIDE_WRITE'))) return null;
  const free = !data.some(isOpen);
  return (
    <Panel title={t('title')} extra={free && can('OVERRIDE_WRITE') && <Button size="small" onClick={() => setSetting(true)}>{t('set.action')}</Button>}>
      {data.length === 0 && <span className="muted">{t('none')}</span>}
      {data.map((override) => <One key={override.id} override={override} />)}
      {setting && <SetOverride customerId={customerId} onClose={() => setSetting(false)} />}
    </Panel>
  );
}

function One({ override }: { override: Override }) {
  const { t } = useTranslation('overrides');
  const f = useFormat();
  const can = useCan();
  const ladder = useLadder(override.policyId);
  const approve = useApproveOverride();
  const [doing, setDoing] = useState<'end' | 'extend'>();
  const badge = (tier: string | null | undefined) => <TierBadge title={ladder.get(tier ?? '')?.title} rank={ladder.get(tier ?? '')?.rank} />;
  const close = () => setDoing(undefined);
  return (
    <div className="override" data-state={override.state}>
      <div className="inline">{badge(override.tier)} <OverrideState override={override} /></div>
      <p>{override.reason}</p>
      <small className="muted">{t('period', { from: f.date(override.startsOn), to: override.endsOn ? f.date(override.endsOn) : t('noEnd') })} · {override.approvedBy && override.approvedBy !== override.setBy ? t('by', { setBy: override.setBy, approvedBy: override.approvedBy }) : t('setBy', { name: override.setBy })}</small>
      {isOpen(override) && <small className="muted inline">{t('computed')} {badge(override.computedTier)}</small>}
      {override.endReason && <small className="muted">{t('endedBecause', { reason: override.endReason })}</small>}
      {isOpen(override) && (
        <div className="inline">
          {override.state === 'WAITING' && can('OVERRIDE_APPROVE') && <Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate(override.id)}>{t('approve')}</Button>}
          {can('OVERRIDE_APPROVE') && <Button size="small" onClick={() => setDoing('extend')}>{t('extend.action')}</Button>}
          {can('OVERRIDE_WRITE') && <Button size="small" onClick={() => setDoing('end')}>{t('end.action')}</Button>}
        </div>
      )}
      {doing === 'end' && <EndOverrides ids={[override.id]} onClose={close} />}
      {doing === 'extend' && <ExtendOverrides ids={[override.id]} onClose={close} />}
    </div>
  );
}
