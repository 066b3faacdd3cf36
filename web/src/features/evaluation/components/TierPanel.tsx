import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Entrant, PolicyReport } from '../api/backtests';
import { useEntrantTitle } from './entrant';

type Tier = PolicyReport['tiers'][number];
type Estimate = Tier['valueShare'];

/** What the customers of each tier did afterwards: their share of the value as a bar, the rest in figures. */
export function TierPanel({ entrant, report, currency }: { entrant: Entrant; report: PolicyReport | undefined; currency: string }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const name = useEntrantTitle();
  if (!report) return null;
  const range = (estimate: Estimate | null | undefined, write: (value: number) => string) => (estimate ? <span title={`${write(estimate.low)} – ${write(estimate.high)}`}>{write(estimate.value)}</span> : '–');
  const percent = (value: number) => f.percent(value);
  const money = (value: number | null | undefined) => (typeof value === 'number' ? f.moneyWhole(value, currency) : '–');
  const title = (tier: Tier) => entrant.tiers.find((each) => each.id === tier.tier)?.title;
  return (
    <Panel title={name(entrant)} note={t('tiers.note')}>
      <div className="backtest-scroll">
        <table className="backtest-table">
          <thead>
            <tr>
              <th>{t('tiers.tier')}</th><th className="num">{t('tiers.customers')}</th><th className="num">{t('tiers.customerShare')}</th><th className="backtest-bar-head">{t('tiers.valueShare')}</th>
              <th className="num">{t('tiers.valueEach')}</th><th className="num">{t('tiers.repeat')}</th><th className="num">{t('tiers.churn')}</th><th className="num">{t('tiers.expected')}</th><th className="num">{t('tiers.realised')}</th>
            </tr>
          </thead>
          <tbody>
            {report.tiers.map((tier, index) => tier.customers > 0 && (
              <tr key={tier.tier ?? ''}>
                <td><TierBadge title={title(tier)} rank={tier.tier ? index + 1 : null} none={t('tiers.none')} /></td>
                <td className="num">{f.number(tier.customers, 0)}</td>
                <td className="num">{f.percent(tier.customerShare)}</td>
                <td><div className="backtest-bar"><i style={{ width: `${Math.max(0, Math.min(1, tier.valueShare.value)) * 100}%` }} /><span>{range(tier.valueShare, percent)}</span></div></td>
                <td className="num">{range(tier.valueEach, money)}</td>
                <td className="num">{range(tier.repeat, percent)}</td>
                <td className="num">{range(tier.churn, percent)}</td>
                <td className="num">{money(tier.expectedEach)}</td>
                <td className="num">{money(tier.realisedEach)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
