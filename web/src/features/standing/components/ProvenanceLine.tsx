import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Explanation } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';

/** Where the figures come from: one line, everything else behind it. */
export function ProvenanceLine({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const { policy, provenance } = explanation;
  const run = provenance.runId ?? provenance.run;
  const details = Object.entries(provenance).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <p className="provenance faint">
      <Link to={`/policies/${policy.id}`}>{t('provenance.policy', { policy: text(policy.title), version: policy.version })}</Link>
      <span>{t('provenance.asOf', { date: f.date(explanation.asOf) })}</span>
      {(typeof run === 'number' || typeof run === 'string') && <Link to={`/runs/${run}`}>{t('provenance.run', { run })}</Link>}
      <Popover
        trigger="click"
        title={t('provenance.title')}
        content={<dl className="provenance-details">{details.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)}</dd></div>)}</dl>}
      >
        <button type="button" className="link-button">{t('provenance.all')}</button>
      </Popover>
    </p>
  );
}
