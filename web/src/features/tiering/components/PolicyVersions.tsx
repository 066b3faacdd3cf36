import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { Panel } from '@/shared/ui/Panel';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { PolicyDetail, PolicyVersionSummary } from '../api/types';

const TONES: Record<PolicyVersionSummary['state'], Tone> = { DRAFT: 'warn', PUBLISHED: 'good', RETIRED: 'idle' };

interface Props {
  policy: PolicyDetail;
  /** The version whose rules are shown; null for the newest. */
  looked: number | null;
  onLook: (number: number | null) => void;
}

export function PolicyVersions({ policy, looked, onLook }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const person = usePerson();
  const newest = policy.publishedVersion;
  return (
    <Panel title={t('versions.title')}>
      {policy.versions.length === 0 && <span className="muted">{t('versions.none')}</span>}
      {[...policy.versions].sort((a, b) => b.number - a.number).map((version) => (
        <div key={version.number} className={`version ${version.number === (looked ?? newest) ? 'version-shown' : ''}`}>
          <div className="spread">
            <b>{t('version', { number: version.number })}</b>
            <StateTag tone={TONES[version.state] ?? 'idle'}>{t(`versionState.${version.state}`)}</StateTag>
          </div>
          {version.note && <div>{version.note}</div>}
          <div className="spread">
            <span className="faint">{version.publishedAt ? t('versions.published', { who: person(version.publishedBy ?? version.author), when: f.time(version.publishedAt) }) : t('versions.written', { who: person(version.author), when: f.time(version.createdAt) })}</span>
            {version.state !== 'DRAFT' && version.number !== (looked ?? newest) && <Button type="link" size="small" onClick={() => onLook(version.number === newest ? null : version.number)}>{t('versions.look')}</Button>}
          </div>
        </div>
      ))}
    </Panel>
  );
}
