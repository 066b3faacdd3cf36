import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '@/api/types';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { Country } from '@/shared/ui/Country';
import { Panel } from '@/shared/ui/Panel';

const FIRST = 8;
type CountryLine = Overview['countries'][number];

export function Countries({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const [all, setAll] = useState(false);
  const shown = all ? overview.countries : overview.countries.slice(0, FIRST);
  const most = Math.max(0, ...overview.countries.map((country) => Number(country.netRevenue))) || 1;
  return (
    <Panel className="span-7" title={t('countries.title')} note={t('countries.note', { count: overview.countries.length })}>
      <div className="countries" role="table">
        <div className="country-row country-head" role="row">
          <span role="columnheader">{t('countries.country')}</span>
          <span role="columnheader" className="num">{t('countries.customers')}</span>
          <span role="columnheader">{t('countries.netRevenue')}</span>
          <span role="columnheader" className="num country-top">{t('countries.top')}</span>
        </div>
        {shown.map((country) => <CountryRow key={country.country ?? country.given ?? ''} line={country} most={most} currency={overview.baseCurrency} />)}
      </div>
      {overview.countries.length > FIRST && (
        <Button type="link" size="small" className="more" onClick={() => setAll(!all)}>
          {all ? t('countries.fewer') : t('countries.all', { count: overview.countries.length })}
        </Button>
      )}
    </Panel>
  );
}

function CountryRow({ line, most, currency }: { line: CountryLine; most: number; currency: string }) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const filter = line.country ? where('country', 'eq', line.country) : where('country', 'is_unknown');
  return (
    <Link className="country-row" role="row" to={customersLink({ filter, sort: { field: 'net_revenue', desc: true } })}>
      <span role="cell" className="ellipsis">
        {line.country || line.given ? <Country code={line.country} given={line.given} /> : <span className="muted">{t('countries.unknown')}</span>}
      </span>
      <span role="cell" className="num">{f.number(line.customers)}</span>
      <span role="cell" className="country-bar" title={f.money(line.netRevenue, currency)}>
        <span className="bar"><i style={{ width: `${Math.max(0.5, (Number(line.netRevenue) / most) * 100)}%` }} /></span>
        <span className="num">{f.moneyShort(line.netRevenue, currency)}</span>
      </span>
      <span role="cell" className="num muted country-top" title={line.topCustomerName}>{f.percent(line.topCustomerShare, 0)}</span>
    </Link>
  );
}
