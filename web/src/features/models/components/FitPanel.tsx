import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import type { Report } from '../api/models';

const NAMES: Record<string, string> = { nbd: 'NBD', 'bg-nbd': 'BG/NBD', 'mbg-nbd': 'MBG/NBD', 'pareto-nbd': 'Pareto/NBD', 'mbg-cnbd-k': 'MBG/CNBD-k', 'bg-cnbd-k': 'BG/CNBD-k' };

export function modelName(id: string | null | undefined): string {
  return id ? NAMES[id] ?? id : '–';
}

/** Which model describes these customers, how sure it is, and what was tried beside it. */
export function FitPanel({ report, currency }: { report: Report; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const fit = report.purchases;
  if (!fit) return null;
  const spend = report.spend;
  return (
    <Panel title={<Term id="models:fit">{t('fit.title')}</Term>} note={t('fit.note', { model: modelName(fit.model), on: f.date(report.fittedOn), because: t(`because.${report.fittedBecause}`) })}>
      <div className="models-scroll">
        <table className="models-table">
          <thead><tr><th>{t('fit.parameter')}</th><th className="num">{t('fit.value')}</th><th className="num"><Term id="models:standardError">{t('fit.error')}</Term></th></tr></thead>
          <tbody>
            {[...fit.parameters, ...(spend?.parameters ?? [])].map((parameter) => (
              <tr key={parameter.name}>
                <td><Term id={`models:parameter.${parameter.name}`}><code>{parameter.name}</code></Term></td>
                <td className="num">{f.number(parameter.value, 4)}</td>
                <td className="num muted">{typeof parameter.standardError !== 'number' ? '–' : `± ${f.number(parameter.standardError, 4)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fit.candidates.length > 0 && (
        <div className="models-scroll">
          <table className="models-table">
            <thead><tr><th>{t('fit.tried')}</th><th className="num"><Term id="models:logLikelihood">{t('fit.logLikelihood')}</Term></th><th /></tr></thead>
            <tbody>
              {fit.candidates.map((tried) => (
                <tr key={tried.model} className={tried.chosen ? 'is-chosen' : ''}>
                  <td>{modelName(tried.model)}{tried.regularity > 1 ? ` (k = ${tried.regularity})` : ''}</td>
                  <td className="num">{f.fixed(tried.logLikelihood, 2)}</td>
                  <td className="muted models-words">{tried.chosen ? t('fit.chosen') : tried.reason ? t(`flag.${tried.reason}`, { defaultValue: tried.reason }) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="models-notes">
        {[...fit.flags, ...(spend?.flags ?? [])].map((flag) => <li key={flag}>{t(`flag.${flag}`, { defaultValue: flag })}</li>)}
        {fit.borrowed && <li>{t('fit.borrowed', { share: f.percent(1 - fit.borrowed.ownWeight, 0), customers: f.number(fit.borrowed.ownCustomers) })}</li>}
        {report.values.marginShareFrom === 'ASSUMED' && <li>{t('value.assumed')}</li>}
        {report.values.marginShareFrom === 'MEASURED' && <li>{t('value.measured', { share: f.percent(report.values.marginShare) })}</li>}
        {report.values.marginShareFrom === 'SET' && <li>{t('value.set', { share: f.percent(report.values.marginShare) })}</li>}
        <li>{t('value.terms', { days: f.number(report.values.horizonDays), rate: f.percent(report.values.discountRate), cost: f.money(report.values.costToServePerYear, currency) })}</li>
      </ul>
    </Panel>
  );
}
