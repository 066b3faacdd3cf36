import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/types';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Figure } from '@/shared/ui/Figure';
import { revenueOf, shareOfBest } from '../figures';

export function KeyFigures({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const text = useLocalized();
  const revenue = revenueOf(overview);
  const top = overview.tiers[0];
  const unrated = overview.customers - overview.rated;
  return (
    <div className="key-figures">
      <Figure label={t('figure.customers')} value={f.number(overview.customers)} note={t('figure.rated', { count: overview.rated, number: f.number(overview.rated) })} to="/customers" />
      <Figure label={t('figure.netRevenue')} value={f.moneyShort(revenue, overview.baseCurrency)} title={f.money(revenue, overview.baseCurrency)} note={t('figure.window')} to={customersLink({ sort: { field: 'net_revenue', desc: true } })} />
      {top && <Figure label={t('figure.topTier', { tier: text(top.title) })} value={f.percent(top.share)} note={t('figure.topTierNote', { count: top.customers, number: f.number(top.customers) })} to={customersLink({ filter: where('tier', 'eq', top.tier) })} />}
      <Figure label={t('figure.bestFifth')} value={f.percent(shareOfBest(overview.pareto, 0.2))} note={t('figure.bestFifthNote')} to={customersLink({ sort: { field: 'net_revenue', desc: true } })} />
      <Figure label={t('figure.unrated')} value={f.number(unrated)} note={t('figure.unratedNote')} to={customersLink({ filter: where('tier', 'is_unknown') })} />
    </div>
  );
}
