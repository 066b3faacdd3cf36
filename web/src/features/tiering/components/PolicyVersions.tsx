import { DiffOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { Panel } from '@/shared/ui/Panel';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { PolicyDetail, PolicyVersionSummary } from '../api/types';
import { DiffDrawer } from './DiffDrawer';

const TONES: Record<PolicyVersionSummary['state'], Tone> = { DRAFT: 'warn', IN_REVIEW: 'busy', SCHEDULED: 'busy', PUBLISHED: 'good', RETIRED: 'idle' };

interface Props {
  policy: PolicyDetail;
  /** The version whose rules are shown; null for the newest. */
  looked: number | null;
  onLook: (number: number | null) => void;
}

export function PolicyVersions({ policy, looked, onLook }: Props) {
  const { t } = useTranslation('tiering');
  const [compared, setCompared] = useState<{ from: number; to: number } | null>(null);
  const newest = policy.publishedVersion;
  const versions = [...policy.versions].sort((a, b) => b.number - a.number);
  const [last, before] = versions;
  return (
    <Panel title={t('versions.title')} extra={last && before && <Button size="small" icon={<DiffOutlined />} onClick={() => setCompared({ from: before.number, to: last.number })}>{t('diff.action')}</Button>}>
      {versions.length === 0 && <span className="muted">{t('versions.none')}</span>}
      {versions.map((version, index) => (
        <Version key={version.number} version={version} shown={version.number === (looked ?? newest)} onLook={() => onLook(version.number === newest ? null : version.number)} onDiff={versions[index + 1] && (() => setCompared({ from: versions[index + 1]?.number ?? version.number, to: version.number }))} />
      ))}
      {compared && <DiffDrawer policy={policy} {...compared} onClose={() => setCompared(null)} />}
    </Panel>
  );
}

interface VersionProps {
  version: PolicyVersionSummary;
  shown: boolean;
  onLook: () => void;
  /** Against the version before it, if there is one. */
  onDiff: (() => void) | undefined;
}

function Version({ version, shown, onLook, onDiff }: VersionProps) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const person = usePerson();
  return (
    <div className={`version ${shown ? 'version-shown' : ''}`}>
      <div className="spread">
        <b>{t('version', { number: version.number })}</b>
        <StateTag tone={TONES[version.state] ?? 'idle'}>{t(`versionState.${version.state}`)}</StateTag>
      </div>
      {version.note && <div>{version.note}</div>}
      <span className="faint">{version.publishedAt ? t('versions.published', { who: person(version.publishedBy ?? version.author), when: f.time(version.publishedAt) }) : t('versions.written', { who: person(version.author), when: f.time(version.createdAt) })}</span>
      {version.approvedBy && <span className="faint">{t('versions.approved', { who: person(version.approvedBy), when: f.time(version.approvedAt) })}</span>}
      {version.effectiveOn && <span className="faint">{t('versions.effective', { date: f.date(version.effectiveOn) })}</span>}
      <div className="inline">
        {version.state !== 'DRAFT' && !shown && <Button type="link" size="small" className="version-link" onClick={onLook}>{t('versions.look')}</Button>}
        {onDiff && <Button type="link" size="small" className="version-link" onClick={onDiff}>{t('versions.changes')}</Button>}
      </div>
    </div>
  );
}
