import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import { useLadder } from '@/shared/policy/ladders';
import type { OtherStanding } from '../api/standing';

/** What the policies that are not in force would say. */
export function OtherPolicies({ others }: { others: OtherStanding[] }) {
  const { t } = useTranslation('standing');
  if (others.length === 0) return null;
  return (
    <Panel title={t('others')}>
      <ul className="plain-list">
        {others.map((other) => <Other key={other.policy.id} other={other} />)}
      </ul>
    </Panel>
  );
}

function Other({ other }: { other: OtherStanding }) {
  const { t } = useTranslation('standing');
  const text = useLocalized();
  const ladder = useLadder(other.policy.id);
  return (
    <li>
      <Link to={`/policies/${other.policy.id}`}>{text(other.policy.title)}</Link>
      <TierBadge title={other.tierTitle} rank={ladder.get(other.tier ?? '')?.rank} none={t('unrated')} />
    </li>
  );
}
