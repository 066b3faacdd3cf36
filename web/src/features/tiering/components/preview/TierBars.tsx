import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import type { PolicyDocument, Preview } from '../../api/types';

/** Two bars per tier: how many customers, and what share of the revenue they bring. */
export function TierBars({ document, preview, currency }: { document: PolicyDocument; preview: Preview; currency: string }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const colorOf = (id: string) => tierColor(document.tiers.findIndex((tier) => tier.id === id) + 1);
  return (
    <div>
      <div className="tier-stack" role="img" aria-label={t('preview.title')}>
        {preview.tiers.map((tier) => <i key={tier.tier} style={{ flexGrow: tier.customers, background: colorOf(tier.tier) }} title={`${localized(tier.title)}: ${f.number(tier.customers)}`} />)}
      </div>
      <table className="tier-table">
        <thead><tr><th /><th className="num">{t('preview.customers')}</th><th className="num">{t('preview.ofRated')}</th><th className="num">{t('preview.revenue')}</th><th className="num">{t('preview.ofRevenue')}</th></tr></thead>
        <tbody>
          {preview.tiers.map((tier) => (
            <tr key={tier.tier}>
              <td><i className="tier-dot" style={{ background: colorOf(tier.tier) }} /> {localized(tier.title)}</td>
              <td className="num"><b>{f.number(tier.customers)}</b></td>
              <td className="num muted">{f.percent(preview.rated > 0 ? tier.customers / preview.rated : 0, 0)}</td>
              <td className="num">{f.moneyShort(tier.netRevenue, currency)}</td>
              <td className="num muted">{f.percent(tier.share, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
