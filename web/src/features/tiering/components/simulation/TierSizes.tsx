import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import type { Simulation } from '../../api/simulation';

/** Per tier: how many now and then, what was wished, whether there is room, what they bring. */
export function TierSizes({ simulation, currency }: { simulation: Simulation; currency: string }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const { tiers } = simulation;
  const compared = tiers.some((tier) => tier.before > 0);
  return (
    <div>
      <div className="tier-stack" role="img" aria-label={t('simulation.sizes')}>
        {tiers.map((tier, index) => <i key={tier.tier} style={{ flexGrow: tier.customers, background: tierColor(index + 1) }} title={`${localized(tier.title)}: ${f.number(tier.customers)}`} />)}
      </div>
      <table className="tier-table tier-sizes">
        <thead><tr><th /><th className="num">{t('simulation.customers')}</th><th className="num">{t('simulation.ofRated')}</th><th className="num">{t('simulation.revenue')}</th><th className="num">{t('simulation.ofRevenue')}</th></tr></thead>
        <tbody>
          {tiers.map((tier, index) => (
            <tr key={tier.tier}>
              <td><i className="tier-dot" style={{ background: tierColor(index + 1) }} /> {localized(tier.title)}</td>
              <td className="num">
                <b>{f.number(tier.customers)}</b>
                {compared && tier.customers !== tier.before && <Change by={tier.customers - tier.before} />}
                <Wish tier={tier} />
              </td>
              <td className="num muted">{f.percent(simulation.rated > 0 ? tier.customers / simulation.rated : 0, 0)}</td>
              <td className="num">{f.moneyShort(tier.netRevenue, currency)}</td>
              <td className="num muted">{f.percent(tier.share, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Change({ by }: { by: number }) {
  const f = useFormat();
  return <small className="size-change tabular">{f.signed(by)}</small>;
}

/** Said only where it is missed: a tier over its capacity, or far from its wish. */
function Wish({ tier }: { tier: Simulation['tiers'][number] }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const over = tier.capacity !== null && tier.capacity !== undefined && tier.customers > tier.capacity;
  return (
    <>
      {over && <Tooltip title={t('simulation.overCapacityHelp')}><small className="size-over">{t('simulation.overCapacity', { capacity: f.number(tier.capacity) })}</small></Tooltip>}
      {tier.wished !== null && tier.wished !== undefined && <small className="size-wish">{t('simulation.wished', { wished: f.number(tier.wished) })}</small>}
    </>
  );
}
