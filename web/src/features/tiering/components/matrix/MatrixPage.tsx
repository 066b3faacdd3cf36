import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useOrganisation } from '@/shared/session/organisation';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { usePolicies, usePolicy } from '../../api/policies';
import type { PolicyDetail, PolicySummary } from '../../api/types';
import { MatrixActions } from './MatrixActions';
import { MatrixDesk } from './MatrixDesk';
import { NoMatrix } from './NoMatrix';
import { isMatrix, type MatrixDocument, useTriedMatrix } from './useTriedMatrix';
import '../../tiering.css';
import '../../matrix.css';

/** Which matrix policy: the one asked for, else the one in force, else the first that is published. */
export function MatrixPage() {
  const { t } = useTranslation('matrix');
  const [search, setSearch] = useSearchParams();
  const policies = usePolicies();
  if (policies.isPending) return <PageSkeleton />;
  const matrices = (policies.data ?? []).filter(({ method, retired }) => method === 'MATRIX' && !retired);
  const best = [...matrices].sort((one, other) => Number(other.inForce) - Number(one.inForce) || Number(other.publishedVersion !== null) - Number(one.publishedVersion !== null))[0];
  const chosen = matrices.find(({ id }) => String(id) === search.get('policy')) ?? best;
  if (chosen) return <OnePolicy key={chosen.id} id={chosen.id} matrices={matrices} onChoose={(id) => setSearch({ policy: String(id) })} />;
  return (
    <div className="page">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {policies.error ? <ProblemAlert error={policies.error} onRetry={() => void policies.refetch()} /> : <NoMatrix policies={policies.data ?? []} />}
    </div>
  );
}

interface Chooser {
  matrices: PolicySummary[];
  onChoose: (id: number) => void;
}

function OnePolicy({ id, ...chooser }: Chooser & { id: number }) {
  const { t } = useTranslation('matrix');
  const policy = usePolicy(id);
  const currency = useOrganisation()?.baseCurrency;
  const begun = policy.data?.draft ?? policy.data?.document;
  if (policy.error) return <div className="page"><PageHeader title={t('title')} /><ProblemAlert error={policy.error} onRetry={() => void policy.refetch()} /></div>;
  if (!policy.data || !begun || !isMatrix(begun) || !currency) return <PageSkeleton />;
  return <Desk policy={policy.data} begun={begun} currency={currency} {...chooser} />;
}

function Desk({ policy, begun, currency, matrices, onChoose }: Chooser & { policy: PolicyDetail; begun: MatrixDocument; currency: string }) {
  const { t } = useTranslation('matrix');
  const localized = useLocalized();
  const tried = useTriedMatrix(begun);
  const state = policy.draft ? t('ofDraft') : t('tiering:version', { number: policy.publishedVersion });
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        subtitle={
          <span className="inline">
            {matrices.length > 1
              ? <Select size="small" variant="filled" aria-label={t('policy')} value={policy.id} options={matrices.map((one) => ({ value: one.id, label: localized(one.title) }))} popupMatchSelectWidth={false} onChange={onChoose} />
              : <Link to={`/policies/${policy.id}`}>{localized(policy.title)}</Link>}
            <span>{state}</span>
          </span>
        }
        actions={<MatrixActions policy={policy} tried={tried} />}
      />
      <MatrixDesk tried={tried} currency={currency} />
    </div>
  );
}
