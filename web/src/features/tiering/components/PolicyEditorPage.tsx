import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useFields } from '@/shared/condition/fields';
import { useOrganisation } from '@/shared/session/organisation';
import { useCan } from '@/shared/session/session';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { usePolicy } from '../api/policies';
import { openVersion } from '../api/reviews';
import { PolicyEditor } from './editor/PolicyEditor';
import '../tiering.css';

export function PolicyEditorPage() {
  const { t } = useTranslation('tiering');
  const id = Number(useParams().id);
  const policy = usePolicy(id);
  const fields = useFields();
  const organisation = useOrganisation();
  const can = useCan();
  if (!can('POLICY_WRITE')) return <Navigate to={`/policies/${id}`} replace />;
  if (policy.data && openVersion(policy.data.versions)?.state === 'IN_REVIEW') return <Navigate to={`/policies/${id}`} replace />;
  const begun = policy.data?.draft ?? policy.data?.document;
  if (policy.error) return <div className="page"><PageHeader title={t('edit')} back={{ to: '/policies', label: t('title') }} /><ProblemAlert error={policy.error} onRetry={() => void policy.refetch()} /></div>;
  if (!policy.data || !begun || fields.length === 0 || !organisation) return <div className="page"><Skeleton active paragraph={{ rows: 12 }} /></div>;
  return <PolicyEditor key={id} policy={policy.data} begun={begun} fields={fields} currency={organisation.baseCurrency} />;
}
