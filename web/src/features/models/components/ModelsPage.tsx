import { FundOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useOrganisation } from '@/shared/session/organisation';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useModelReport, useModels } from '../api/models';
import '../models.css';
import { ReportView } from './ReportView';
import { LearnButton, UnderWay } from './Learning';
import { SettingsButton } from './SettingsDialog';

const ALL = 'all';

/** What was learned about all customers or a segment, and how good it is. */
export function ModelsPage() {
  const { t } = useTranslation('models');
  const f = useFormat();
  const currency = useOrganisation()?.baseCurrency;
  const models = useModels();
  const [scope, setScope] = useState(ALL);
  const scopes = models.data?.scopes ?? [];
  const report = useModelReport(scope, models.data?.runId);
  if (models.isPending || !currency) return <PageSkeleton />;
  const underWay = models.data?.underWay ?? null;
  const error = models.error ?? report.error;
  const choices = scopes.map((one) => ({ value: one.scope, label: `${one.value ? nameOf(one.field, one.value, f.country, (type) => t(`type.${type}`, { defaultValue: type })) : t('scope.all')} · ${f.number(one.customers)}` }));
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        subtitle={models.data?.asOf ? t('asOf', { date: f.date(models.data.asOf) }) : t('subtitle')}
        actions={<>{scopes.length > 1 && <Select className="models-scope" aria-label={t('scope.choose')} value={scope} onChange={setScope} options={choices} />}<LearnButton underWay={underWay} any={scopes.length > 0} /><SettingsButton /></>}
      />
      {error && <ProblemAlert error={error} onRetry={() => void (models.error ? models : report).refetch()} />}
      {underWay !== null && <UnderWay run={underWay} asOf={models.data?.asOf} />}
      {!error && scopes.length === 0 && underWay === null && <EmptyState icon={<FundOutlined />} title={t('empty.title')} text={t('empty.text')} action={<Link to="/runs"><Button>{t('empty.runs')}</Button></Link>} />}
      {!error && scopes.length > 0 && !report.data && <PageSkeleton />}
      {report.data && <ReportView key={scope} data={report.data} currency={currency} />}
    </div>
  );
}

function nameOf(field: string | null | undefined, value: string, country: (code: string) => string, type: (value: string) => string): string {
  if (field === 'country') return country(value);
  return field === 'type' ? type(value.toUpperCase()) : value;
}
