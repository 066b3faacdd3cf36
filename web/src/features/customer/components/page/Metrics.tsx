import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Term } from '@/shared/term/Term';
import { type MetricDefinition, useMetricDefinitions } from '@/shared/term/metrics';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useCustomerMetrics } from '../../api/customers';

/** All figures of the catalogue, each with its definition on hover. */
export function Metrics({ customerId, currency, asOf }: { customerId: number; currency: string; asOf?: string }) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const definitions = useMetricDefinitions();
  const metrics = useCustomerMetrics(customerId, asOf);
  const error = definitions.error ?? metrics.error;
  const values = metrics.data?.values;
  return (
    <Panel title={t('page.metrics')} note={metrics.data?.asOf ? t('page.asOf', { date: f.date(metrics.data.asOf) }) : undefined}>
      {error && <ProblemAlert error={error} onRetry={() => void metrics.refetch()} />}
      {!error && (!definitions.data || !values) && <Skeleton active paragraph={{ rows: 3 }} />}
      {definitions.data && values && (
        <dl className="metrics">
          {definitions.data.map((definition) => <Metric key={definition.id} definition={definition} value={values[definition.id]} currency={currency} />)}
        </dl>
      )}
    </Panel>
  );
}

function Metric({ definition, value, currency }: { definition: MetricDefinition; value: string | number | null | undefined; currency: string }) {
  const text = useLocalized();
  const write = useMetricValue(currency);
  return (
    <div className="metric">
      <dt><Term id={definition.id}>{text(definition.title)}</Term></dt>
      <dd className={`tabular ${isGrowth(definition) ? directionOf(value) : ''}`}>{isGrowth(definition) && Number(value ?? 0) > 0 ? '+' : ''}{write(value, definition.unit, definition.id)}</dd>
    </div>
  );
}

/** Growth has a direction, other shares have none. */
function isGrowth(definition: MetricDefinition): boolean {
  return definition.id.endsWith('growth');
}

function directionOf(value: string | number | null | undefined): string {
  const number = Number(value ?? 0);
  return number > 0 ? 'good' : number < 0 ? 'bad' : '';
}
