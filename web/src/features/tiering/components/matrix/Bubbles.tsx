import { memo, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import type { Bubble } from '../../api/matrix';
import type { TierDefinition } from '../../api/types';
import { percentOf, radiusOf } from '../../model/matrix';

interface Props {
  bubbles: Bubble[];
  tiers: TierDefinition[];
  currency: string;
  /** Half the width of the largest, in pixels. */
  largest: number;
}

/** One bubble per big customer: a link to its page. The largest lie below, so that none is hidden; the table has them for readers of text. */
export const Bubbles = memo(function Bubbles({ bubbles, tiers, currency, largest }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const most = Math.max(0, ...bubbles.map(({ netRevenue }) => Number(netRevenue ?? 0)));
  const bySize = [...bubbles].sort((one, other) => Number(other.netRevenue ?? 0) - Number(one.netRevenue ?? 0));
  const shown = bubbles.find(({ customerId }) => customerId === pointed);
  const point = (event: SyntheticEvent) => {
    const id = (event.target as HTMLElement).dataset.customer;
    setPointed(id === undefined ? null : Number(id));
  };
  return (
    <div className="matrix-bubbles" aria-hidden onMouseOver={point} onMouseLeave={() => setPointed(null)}>
      {bySize.map((bubble) => {
        const radius = radiusOf(Number(bubble.netRevenue ?? 0), most, largest);
        return (
          <Link
            key={bubble.customerId}
            to={`/customers/${bubble.customerId}`}
            tabIndex={-1}
            data-customer={bubble.customerId}
            className="matrix-bubble"
            style={{ left: percentOf(Number(bubble.value)), bottom: percentOf(Number(bubble.potential)), width: 2 * radius, height: 2 * radius, '--tier': rankedColor(tiers, bubble.tier) } as React.CSSProperties}
          />
        );
      })}
      {shown && <BubbleTip bubble={shown} tiers={tiers} currency={currency} />}
    </div>
  );
});

function rankedColor(tiers: TierDefinition[], tier: string | null | undefined): string {
  return tierColor(tiers.findIndex(({ id }) => id === tier) + 1);
}

function BubbleTip({ bubble, tiers, currency }: { bubble: Bubble; tiers: TierDefinition[]; currency: string }) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const localized = useLocalized();
  const tier = tiers.find(({ id }) => id === bubble.tier);
  const toTheLeft = Number(bubble.value) > 55;
  const downwards = Number(bubble.potential) > 60;
  return (
    <div className={`matrix-tip ${toTheLeft ? 'matrix-tip-left' : ''} ${downwards ? 'matrix-tip-down' : ''}`} style={{ left: percentOf(Number(bubble.value)), bottom: percentOf(Number(bubble.potential)) }}>
      <b>{bubble.name || bubble.externalKey}</b>
      <dl className="tabular">
        <dt>{t('axis.value')}</dt><dd>{f.number(bubble.value, 1)} <small>{t('known', { share: f.percent(bubble.valueCoverage, 0) })}</small></dd>
        <dt>{t('axis.potential')}</dt><dd>{f.number(bubble.potential, 1)} <small>{t('known', { share: f.percent(bubble.potentialCoverage, 0) })}</small></dd>
        <dt>{t('revenue')}</dt><dd>{f.money(bubble.netRevenue, currency)}</dd>
        <dt>{t('tier')}</dt><dd><i className="tier-dot" style={{ background: rankedColor(tiers, bubble.tier) }} />{tier ? localized(tier.title) : (bubble.tier ?? t('noTier'))}</dd>
      </dl>
    </div>
  );
}
