import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useCan } from '@/shared/session/session';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type UnresolvedCountry, useCountryChoices, useResolveCountry, useUnresolvedCountries } from './countries';
import './country.css';

/** Country values that no list knows, each with its decision beside it. */
export function UnresolvedCountries({ whenNone = null }: { whenNone?: React.ReactNode }) {
  const unresolved = useUnresolvedCountries();
  const resolve = useResolveCountry();
  if (unresolved.error) return <ProblemAlert error={unresolved.error} onRetry={() => void unresolved.refetch()} />;
  if (!unresolved.data) return null;
  if (unresolved.data.length === 0) return whenNone;
  return (
    <div className="unresolved">
      {resolve.error && <ProblemAlert error={resolve.error} />}
      {unresolved.data.map((entry) => (
        <Decision key={entry.given} entry={entry} busy={resolve.isPending} onDecide={(country) => resolve.mutate({ given: entry.given, country })} />
      ))}
    </div>
  );
}

function Decision({ entry, busy, onDecide }: { entry: UnresolvedCountry; busy: boolean; onDecide: (country: string | null) => void }) {
  const { t } = useTranslation('shared');
  const f = useFormat();
  const can = useCan();
  const choices = useCountryChoices();
  const [country, setCountry] = useState<string | null>(null);
  return (
    <div className="unresolved-row">
      <div>
        <b>{entry.given}</b>
        <span className="muted"> · {t('countries.customers', { count: entry.customers, number: f.number(entry.customers) })}</span>
      </div>
      {can('CUSTOMER_WRITE') && (
        <div className="inline">
          <Select
            className="unresolved-select"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('countries.choose')}
            aria-label={t('countries.chooseFor', { given: entry.given })}
            options={choices}
            value={country}
            onChange={setCountry}
          />
          <Button type="primary" disabled={country === null || busy} onClick={() => onDecide(country)}>{t('countries.resolve')}</Button>
          <Button disabled={busy} onClick={() => onDecide(null)}>{t('countries.keep')}</Button>
        </div>
      )}
    </div>
  );
}
