import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '@/api/types';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { tierColor } from '@/shared/ui/tierColor';

/** Tiers from the top: how many customers each holds, and how much of the value they bring. */
export function TierPyramid({ overview, asOf }: { overview: Overview; asOf?: string }) {
  const { t } = useTranslation('overview');
  const text = useLocalized();
  const note = overview.policy && !asOf ? t('tiers.note', { policy: text(overview.policy.title), version: overview.policy.version }) : undefined;
  const most = Math.max(1, ...overview.tiers.map((tier) => tier.customers));
  return (
    <Panel className="span-5" title={t('tiers.title')} note={note}>
      {overview.tiers.length === 0 ? (
        <EmptyState title={t('tiers.none')} text={t('tiers.noneText')} />
      ) : (
        <div className="pyramid">
          <div className="pyramid-head"><span /><span>{t('tiers.customers')}</span><span>{t('tiers.value')}</span></div>
          {overview.tiers.map((tier, index) => <TierRow key={tier.tier} tier={tier} rank={index + 1} most={most} currency={overview.baseCurrency} asOf={asOf} />)}
        </div>
      )}
    </Panel>
  );
}

function TierRow({ tier, rank, most, currency, asOf }: { tier: Overview['tiers'][number]; rank: number; most: number; currency: string; asOf?: string }) {
  const f = useFormat();
  const text = useLocalized();
  const color = tierColor(rank);
  return (
    <Link className="pyramid-row" to={customersLink({ filter: where('tier', 'eq', tier.tier), sort: { field: 'net_revenue', desc: true }, asOf })}>
      <span className="pyramid-name"><i style={{ background: color }} />{text(tier.title)}</span>
      <span className="pyramid-steps">
        <i style={{ width: `${Math.max(3, (tier.customers / most) * 100)}%`, background: color }} />
        <b className="tabular">{f.number(tier.customers)}</b>
      </span>
      <span className="pyramid-value" title={f.money(tier.netRevenue, currency)}>
        <span className="tabular"><b>{f.percent(tier.share)}</b> <small>{f.moneyShort(tier.netRevenue, currency)}</small></span>
        <span className="meter"><i style={{ width: `${Math.max(0, Math.min(1, tier.share)) * 100}%`, background: color }} /></span>
      </span>
    </Link>
  );
}
