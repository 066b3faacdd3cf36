import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import type { Report } from '../api/models';

const DAYS = new Set(['asOf', 'fittedOn']);

/** What the models saw, what they did not, and how it all came about. */
export function LeftOut({ report }: { report: Report }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const { counts, provenance } = report;
  return (
    <Panel title={t('data.title')} note={t('data.note', { from: f.date(counts.firstDay), to: f.date(counts.lastDay), days: f.number(counts.purchaseDays) })}>
      {report.leftOut.length > 0 && (
        <table className="models-table models-wrap">
          <thead><tr><th>{t('data.leftOut')}</th><th className="num">{t('data.count')}</th></tr></thead>
          <tbody>{report.leftOut.map((left) => <tr key={left.reason}><td>{t(`leftOut.${left.reason}`, { defaultValue: left.reason })}</td><td className="num">{f.number(left.count)}</td></tr>)}</tbody>
        </table>
      )}
      <dl className="models-provenance">
        {['run', 'asOf', 'fittedOn', 'zone', 'baseCurrency', 'codeVersion'].map((key) => (isText(provenance[key]) ? <div key={key}><dt>{t(`provenance.${key}`)}</dt><dd>{DAYS.has(key) ? f.date(String(provenance[key])) : provenance[key]}</dd></div> : null))}
      </dl>
    </Panel>
  );
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
