import { AppstoreOutlined, CopyOutlined, DownloadOutlined, EditOutlined, MoreOutlined, StopOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { save } from '@/shared/api/client';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { Refusals } from '@/shared/ui/Refusals';
import { exportVersion, usePolicies, usePolicy, usePutInForce, useRefusals, useRetire, useVersion } from '../api/policies';
import { openVersion } from '../api/reviews';
import type { PolicyDetail } from '../api/types';
import { NoticeLink } from './NoticeLink';
import { PolicyRules } from './PolicyRules';
import { PolicyVersions } from './PolicyVersions';
import { ReviewPanel } from './ReviewPanel';
import { useBeginPolicy } from './useBeginPolicy';
import '../tiering.css';

export function PolicyPage() {
  const { t } = useTranslation('tiering');
  const id = Number(useParams().id);
  const policy = usePolicy(id);
  const localized = useLocalized();
  const [looked, setLooked] = useState<number | null>(null);
  const version = useVersion(id, looked);
  const refusals = useRefusals(id);
  const can = useCan();
  if (policy.isPending) return <PageSkeleton />;
  const back = { to: '/policies', label: t('title') };
  if (!policy.data) return <div className="page"><PageHeader title={t('title')} back={back} /><ProblemAlert error={policy.error} onRetry={() => void policy.refetch()} /></div>;
  const { data } = policy;
  const shown = looked === null ? (data.document ?? data.draft) : version.data;
  return (
    <div className="page">
      <PageHeader
        title={localized(data.title)}
        back={back}
        subtitle={
          <span className="inline">
            {data.inForce && <Tag color="blue">{t('inForce')}</Tag>}
            {t(`method.${data.method}`)} · {data.publishedVersion === null ? t('neverPublished') : t('version', { number: data.publishedVersion })}
            <NoticeLink policy={data.id} />
            {data.retired && <Tag>{t('retire.done')}</Tag>}
            {data.hasDraft && <Tag color="gold">{t(openVersion(data.versions)?.state === 'IN_REVIEW' ? 'versionState.IN_REVIEW' : 'hasDraft')}</Tag>}
          </span>
        }
        actions={<Actions policy={data} />}
      />
      {refusals.length > 0 && (
        <div className="policy-refusals">
          <Refusals title={t('refused')} refusals={refusals} action={can('POLICY_WRITE') && <Link to={`/policies/${id}/edit`}>{t('edit')}</Link>} />
        </div>
      )}
      <div className="policy-layout">
        {version.error && looked !== null ? <ProblemAlert error={version.error} /> : shown && <PolicyRules document={shown} counts={looked === null ? data.tiers : []} />}
        <div className="stack">
          <ReviewPanel policy={data} />
          <PolicyVersions policy={data} looked={looked} onLook={setLooked} />
        </div>
      </div>
    </div>
  );
}

function Actions({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('tiering');
  const { message, modal } = App.useApp();
  const can = useCan();
  const putInForce = usePutInForce();
  const retire = useRetire();
  const policies = usePolicies();
  const { begin, busy } = useBeginPolicy(policies.data?.map((other) => other.slug) ?? []);
  const complain = (error: Error) => void message.error(error.message);
  const number = policy.publishedVersion ?? null;
  const inReview = openVersion(policy.versions)?.state === 'IN_REVIEW';
  const download = (as: 'yaml' | 'json') => number !== null && void exportVersion(policy.id, number, as).then((blob) => save({ blob, name: `${policy.slug}-v${number}.${as}` }, policy.slug), complain);
  const force = () => modal.confirm({ title: t('force.question'), content: t('force.text'), okText: t('force.ok'), cancelText: t('cancel'), onOk: () => putInForce.mutateAsync(policy.id).catch(complain) });
  const items = [
    { key: 'copy', icon: <CopyOutlined />, label: t('duplicate'), disabled: !can('POLICY_WRITE'), onClick: () => void begin(policy.id) },
    { key: 'yaml', icon: <DownloadOutlined />, label: t('export.yaml'), disabled: number === null, onClick: () => download('yaml') },
    { key: 'json', icon: <DownloadOutlined />, label: t('export.json'), disabled: number === null, onClick: () => download('json') },
    ...(can('POLICY_PUBLISH') && number !== null && !policy.inForce ? [{ key: 'retire', icon: <StopOutlined />, label: policy.retired ? t('retire.back') : t('retire.action'), onClick: () => retire.mutate({ id: policy.id, retired: !policy.retired }, { onError: complain }) }] : []),
  ];
  return (
    <>
      {!policy.inForce && !policy.retired && number !== null && can('POLICY_PUBLISH') && <Button onClick={force} loading={putInForce.isPending}>{t('force.action')}</Button>}
      {policy.method === 'MATRIX' && <Link to={`/value-potential?policy=${policy.id}`}><Button icon={<AppstoreOutlined />}>{t('picture')}</Button></Link>}
      {can('POLICY_WRITE') && !inReview && <Link to={`/policies/${policy.id}/edit`}><Button type="primary" icon={<EditOutlined />}>{policy.hasDraft ? t('editDraft') : t('edit')}</Button></Link>}
      <Dropdown trigger={['click']} menu={{ items }}><Button icon={<MoreOutlined />} loading={busy} aria-label={t('more')} /></Dropdown>
    </>
  );
}
