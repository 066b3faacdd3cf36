import { DiffOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useOrganisation } from '@/shared/session/organisation';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { candidatesQuery, usePolicies } from '../api/policies';
import { simulationQuery } from '../api/simulation';
import { type Compared, CompareTable } from './simulation/CompareTable';
import '../tiering.css';

/** More do not fit side by side. */
const MOST = 4;

/** Drafts and versions of any policies, tried on the same customers and laid side by side. */
export function ComparePage() {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const organisation = useOrganisation();
  const [search, setSearch] = useSearchParams();
  const policies = usePolicies();
  const details = useQueries({ queries: (policies.data ?? []).map(({ id }) => candidatesQuery(id)) });
  const candidates = details.flatMap(({ data }) => data ?? []);
  const chosen = (search.get('with') ?? '').split(',').filter(Boolean).slice(0, MOST);
  const picked = chosen.flatMap((key) => candidates.filter((candidate) => candidate.key === key));
  const simulated = useQueries({ queries: picked.map(({ document }) => simulationQuery(document)) });
  const nameOf = ({ title, number, draft }: (typeof candidates)[number]) => `${localized(title)} · ${draft ? t('compare.draft') : t('version', { number })}`;
  const columns = picked.map((candidate, index): Compared => ({ key: candidate.key, policyId: candidate.policyId, name: localized(candidate.title), version: candidate.draft ? t('compare.draft') : t('version', { number: candidate.number }), simulated: simulated[index]?.data, error: simulated[index]?.error ?? null }));
  const waiting = policies.isPending || details.some(({ isPending }) => isPending);
  return (
    <div className="page">
      <PageHeader title={t('compare.title')} subtitle={t('compare.subtitle')} back={{ to: '/policies', label: t('title') }} />
      {policies.error && <ProblemAlert error={policies.error} onRetry={() => void policies.refetch()} />}
      <Select
        mode="multiple"
        className="compare-pick"
        maxCount={MOST}
        value={picked.map(({ key }) => key)}
        aria-label={t('compare.pick')}
        placeholder={t('compare.pick')}
        loading={waiting}
        showSearch={{ optionFilterProp: 'label' }}
        options={candidates.map((candidate) => ({ value: candidate.key, label: nameOf(candidate) }))}
        onChange={(keys: string[]) => setSearch(keys.length > 0 ? { with: keys.join(',') } : {}, { replace: true })}
      />
      {waiting && chosen.length > 0 && <Skeleton active paragraph={{ rows: 8 }} />}
      {!waiting && columns.length === 0 && <EmptyState icon={<DiffOutlined />} title={t('compare.empty')} text={t('compare.emptyText', { most: MOST })} />}
      {columns.length > 0 && organisation && <Panel flush><CompareTable columns={columns} currency={organisation.baseCurrency} /></Panel>}
    </div>
  );
}
