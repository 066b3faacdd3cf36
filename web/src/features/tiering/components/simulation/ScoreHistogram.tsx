import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { tierColor } from '@/shared/ui/tierColor';
import type { Simulation } from '../../api/simulation';
import type { PolicyDocument } from '../../api/types';

const HEIGHT = 120;

/** How the scores are spread; each bar in the colour of the tier its customers reach. */
export function ScoreHistogram({ document, histogram }: { document: PolicyDocument; histogram: Simulation['histogram'] }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const most = Math.max(1, ...histogram.map((bar) => bar.customers));
  const colorAt = (score: number) => {
    if (document.method.kind !== 'scorecard') return undefined;
    const index = document.tiers.findIndex((tier, i) => i === document.tiers.length - 1 || score >= Number(tier.enter ?? 0));
    return tierColor(index + 1);
  };
  const first = histogram[0];
  const last = histogram.at(-1);
  return (
    <div>
      <div className="histogram" style={{ height: HEIGHT }} role="img" aria-label={t(`simulation.histogram.${document.method.kind}`)}>
        {histogram.map((bar) => (
          <i
            key={bar.from}
            style={{ height: `${Math.max(bar.customers > 0 ? 1.5 : 0, (bar.customers / most) * 100)}%`, background: colorAt((Number(bar.from) + Number(bar.to)) / 2) }}
            title={t('simulation.bar', { from: f.number(bar.from, 1), to: f.number(bar.to, 1), customers: f.number(bar.customers) })}
          />
        ))}
      </div>
      <div className="histogram-axis tabular"><span>{f.number(first?.from, 1)}</span><span /><span>{f.number(last?.to, 1)}</span></div>
    </div>
  );
}
