import { ControlOutlined, DiffOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { tierColor } from '@/shared/ui/tierColor';
import { usePolicies } from '../api/policies';
import { usePolicySettings, useSetApproval } from '../api/reviews';
import type { PolicySummary } from '../api/types';
import { ImportPolicy } from './ImportPolicy';
import { useBeginPolicy } from './useBeginPolicy';
import '../tiering.css';

export function PoliciesPage() {
  const { t } = useTranslation('tiering');
  const can = useCan();
  const policies = usePolicies();
  const [importing, setImporting] = useState(false);
  if (policies.isPending) return <PageSkeleton />;
  const items = [...(policies.data ?? [])].sort((a, b) => Number(b.inForce) - Number(a.inForce));
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            {items.length > 1 && <Link to="/policies/compare"><Button icon={<DiffOutlined />}>{t('compare.action')}</Button></Link>}
            {can('POLICY_WRITE') && <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>{t('import.action')}</Button>}
            {can('POLICY_WRITE') && <NewPolicy policies={items} />}
          </>
        }
      />
      {policies.error && <ProblemAlert error={policies.error} onRetry={() => void policies.refetch()} />}
      {!policies.error && items.length === 0 && <EmptyState icon={<ControlOutlined />} title={t('empty.title')} text={t('empty.text')} />}
      <Approval />
      <div className="policy-cards">
        {items.map((policy) => <PolicyCard key={policy.id} policy={policy} />)}
      </div>
      <ImportPolicy open={importing} onClose={() => setImporting(false)} />
    </div>
  );
}

/** Whether a second person has to agree before anything is published. */
function Approval() {
  const { t } = useTranslation('tiering');
  const can = useCan();
  const settings = usePolicySettings();
  const set = useSetApproval();
  if (!settings.data || (!settings.data.approvalRequired && !can('SETTINGS_WRITE'))) return null;
  return (
    <label className="policy-approval">
      <Switch size="small" checked={settings.data.approvalRequired} loading={set.isPending} disabled={!can('SETTINGS_WRITE')} onChange={(required) => set.mutate(required)} />
      {t('review.required')}
    </label>
  );
}

/** A new policy begins as a copy of one that works. */
function NewPolicy({ policies }: { policies: PolicySummary[] }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { begin, busy } = useBeginPolicy(policies.map((policy) => policy.slug));
  const items = policies.map((policy) => ({ key: policy.id, label: t('new.from', { name: localized(policy.title) }), onClick: () => void begin(policy.id) }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="primary" icon={<PlusOutlined />} loading={busy}>{t('new.action')}</Button>
    </Dropdown>
  );
}

function PolicyCard({ policy }: { policy: PolicySummary }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const total = policy.tiers.reduce((sum, tier) => sum + tier.customers, 0);
  return (
    <Link className={`policy-card ${policy.inForce ? 'policy-card-force' : ''}`} to={`/policies/${policy.id}`}>
      <div className="spread">
        <h3>{localized(policy.title)}</h3>
        {policy.inForce && <Tag color="blue">{t('inForce')}</Tag>}
      </div>
      <div className="policy-meta">
        <span>{t(`method.${policy.method}`)}</span>
        <span>{policy.publishedVersion === null ? t('neverPublished') : t('version', { number: policy.publishedVersion })}</span>
        {policy.hasDraft && <span className="policy-draft">{t('hasDraft')}</span>}
        {policy.retired && <span>{t('retire.done')}</span>}
        {policy.shipped && <span>{t('shipped')}</span>}
      </div>
      <div className="tier-stack">
        {total > 0 ? policy.tiers.map((tier, index) => <i key={tier.tier} style={{ flexGrow: tier.customers, background: tierColor(index + 1) }} title={`${localized(tier.title)}: ${f.number(tier.customers)}`} />) : <i className="tier-stack-empty" />}
      </div>
      <div className="policy-tiers">
        {policy.tiers.map((tier, index) => (
          <span key={tier.tier}><i className="tier-dot" style={{ background: tierColor(index + 1) }} />{localized(tier.title)} <b className="tabular">{f.number(tier.customers)}</b></span>
        ))}
      </div>
      <div className="faint">{t('updated', { ago: f.ago(policy.updatedAt) })}</div>
    </Link>
  );
}
