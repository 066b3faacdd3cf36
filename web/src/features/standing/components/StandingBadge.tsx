import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLadder } from '@/shared/policy/ladders';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Standing } from '../api/standing';

export function StandingBadge({ standing }: { standing: Standing | undefined }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const ladder = useLadder();
  if (!standing) return null;
  return (
    <span className="standing">
      <TierBadge title={standing.tierTitle} rank={ladder.get(standing.tier ?? '')?.rank} size="large" none={t('unrated')} />
      {standing.tier && standing.since && <small className="muted">{t('since', { date: f.date(standing.since) })}</small>}
    </span>
  );
}
