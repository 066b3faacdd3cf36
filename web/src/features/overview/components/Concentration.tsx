import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { Country } from '@/shared/ui/Country';
import { Panel } from '@/shared/ui/Panel';
import { DEPENDENT } from '../figures';

const SHOWN = 7;

/** Where revenue hangs on one customer, and sales that name no customer at all. */
export function Concentration({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const risks = overview.concentration.filter((line) => line.share >= DEPENDENT);
  const { unattributed } = overview;
  return (
    <Panel className="span-7" title={t('risk.title')} note={t('risk.note', { share: f.percent(DEPENDENT, 0) })}>
      {risks.length === 0 ? <p className="muted">{t('risk.none')}</p> : (
        <ul className="risk-list">
          {risks.slice(0, SHOWN).map((line) => (
            <li key={`${line.country}-${line.customerId}`}>
              <Link to={`/customers/${line.customerId}`}>
                <Country code={line.country} />
                <span className="ellipsis">{line.customerName}</span>
                <span className="risk-share"><span className="bar bar-warn"><i style={{ width: `${Math.min(1, line.share) * 100}%` }} /></span><b className="tabular">{f.percent(line.share, 0)}</b></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {risks.length > SHOWN && <p className="muted">{t('risk.more', { count: risks.length - SHOWN })}</p>}
      <div className="unattributed">
        <b>{t('unattributed.title')}</b>{' '}
        {unattributed.lines === 0 ? <span className="muted">{t('unattributed.none')}</span> : (
          <Link to="/unattributed">{t('unattributed.some', { documents: f.number(unattributed.documents), lines: f.number(unattributed.lines), amount: f.money(unattributed.amountBase, overview.baseCurrency) })}</Link>
        )}
      </div>
    </Panel>
  );
}
