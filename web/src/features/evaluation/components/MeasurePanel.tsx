import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import type { Entrant, Report } from '../api/backtests';
import { useEntrantTitle } from './entrant';

const MEASURES = ['CAUGHT_TOP_10', 'CAUGHT_TOP_20', 'RANK_CORRELATION', 'REPEAT_SEPARATION', 'CHURN_SEPARATION', 'MOVES', 'REVERSALS', 'CALIBRATION_ERROR', 'COST_SHARE'] as const;
const PLAIN = new Set<string>(['RANK_CORRELATION']);

/** Every figure of every policy with its interval. */
export function MeasurePanel({ entrants, report }: { entrants: Entrant[]; report: Report }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const name = useEntrantTitle();
  const write = (measure: string, value: number) => (PLAIN.has(measure) ? f.fixed(Math.round(value * 100) / 100 + 0, 2) : f.percent(value));
  return (
    <Panel title={t('measures.title')} note={t('measures.note', { level: f.percent(report.rule.level, 0) })}>
      <div className="backtest-scroll">
        <table className="backtest-table">
          <thead><tr><th />{entrants.map((entrant) => <th key={entrant.name} className="num">{name(entrant)}</th>)}</tr></thead>
          <tbody>
            {MEASURES.filter((measure) => report.policies.some((policy) => policy.measures[measure])).map((measure) => (
              <tr key={measure}>
                <td><Tooltip title={t(`hint.${measure}`)}><span className="defined" tabIndex={0}>{t(`measure.${measure}`)}</span></Tooltip></td>
                {report.policies.map((policy) => {
                  const estimate = policy.measures[measure];
                  return (
                    <td key={policy.name} className="num">
                      {estimate ? <>{write(measure, estimate.value)}<div className="muted backtest-range">{write(measure, estimate.low)} … {write(measure, estimate.high)}</div></> : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
