import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Standing } from '../api/standing';

export function StandingBadge({ standing }: { standing: Standing | undefined }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const ladder = useLadder();
  if (!standing) return null;
  return (
    <span className="standing">
      <TierBadge title={standing.tierTitle} rank={ladder.get(standing.tier ?? '')?.rank} size="large" none={t('unrated')} />
      {standing.tier && standing.since && <small className="muted">{t('since', { date: f.date(standing.since) })}</small>}
      {standing.override && <small className="muted by-hand" title={standing.override.reason}>{t('byHand.note')} · {t('byHand.computed', { tier: text(standing.computedTierTitle) || t('unrated') })}{standing.override.endsOn && ` · ${t('byHand.until', { date: f.date(standing.override.endsOn) })}`}</small>}
      {standing.heldUntil && !standing.override && <small className="will-drop-note">{t('steps.willDrop', { date: f.date(standing.heldUntil) })}</small>}
    </span>
  );
}
