import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { OtherStanding } from '../api/standing';

/** What the policies that are not in force would say. */
export function OtherPolicies({ others }: { others: OtherStanding[] }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  if (others.length === 0) return null;
  return (
    <Panel title={t('others')}>
      <ul className="plain-list">
        {others.map((other) => (
          <li key={other.policy.id}>
            <Link to={`/policies/${other.policy.id}`}>{text(other.policy.title)}</Link>
            <span className="plain-end">{other.score !== null && <small className="faint tabular">{f.number(other.score)}</small>}<TierBadge title={other.segment?.title ?? other.tierTitle} rank={other.rank} none={t('unrated')} /></span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
