import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLadder } from '@/shared/policy/ladders';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Move } from '../api/moves';

export function MoveLine({ move, onFollow }: { move: Move; onFollow: () => void }) {
  const { t } = useTranslation('moves');
  const f = useFormat();
  const ladder = useLadder();
  const rank = (tier: string | null | undefined) => ladder.get(tier ?? '')?.rank;
  return (
    <Link className="move" to={`/customers/${move.customerId}`} onClick={onFollow}>
      <span className="move-who">{move.customerName}</span>
      <span className="move-tiers">
        <TierBadge title={move.fromTitle} rank={rank(move.from)} none={t('unrated')} />
        <ArrowRightOutlined aria-label={t('to')} />
        <TierBadge title={move.toTitle} rank={rank(move.to)} none={t('unrated')} />
      </span>
      <span className="move-why">{t(`cause.${move.cause}`, { subject: move.subject ?? move.subjectId })}</span>
      <time className="move-when" dateTime={move.at} title={f.time(move.at)}>{f.ago(move.at)}</time>
    </Link>
  );
}
