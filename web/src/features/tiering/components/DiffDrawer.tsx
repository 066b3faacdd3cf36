import { Drawer, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useDiff } from '../api/reviews';
import type { PolicyDetail } from '../api/types';

interface Props {
  policy: PolicyDetail;
  from: number;
  to: number;
  onClose: () => void;
}

/** What changed between any two versions, in sentences or field by field. */
export function DiffDrawer({ policy, from, to, onClose }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const [pair, setPair] = useState({ from, to });
  const [as, setAs] = useState<'words' | 'fields'>('words');
  const diff = useDiff(policy.id, pair.from, pair.to, f.locale);
  const options = policy.versions.map(({ number, state }) => ({ value: number, label: `${t('version', { number })} · ${t(`versionState.${state}`)}` }));
  const changes = pair.from === pair.to ? [] : diff.data?.changes;
  return (
    <Drawer open size={720} title={t('diff.title')} onClose={onClose} extra={<Segmented size="small" value={as} options={(['words', 'fields'] as const).map((value) => ({ value, label: t(`diff.${value}`) }))} onChange={setAs} />}>
      <div className="movers-filters">
        <Select aria-label={t('diff.from')} value={pair.from} options={options} onChange={(number) => setPair({ ...pair, from: number })} />
        <span className="muted">→</span>
        <Select aria-label={t('diff.to')} value={pair.to} options={options} onChange={(number) => setPair({ ...pair, to: number })} />
      </div>
      {diff.error && <ProblemAlert error={diff.error} onRetry={() => void diff.refetch()} />}
      {!changes && !diff.error && <Skeleton active paragraph={{ rows: 5 }} />}
      {changes?.length === 0 && <p className="muted">{t('diff.none')}</p>}
      {changes && changes.length > 0 && as === 'words' && <ul className="diff-words">{changes.map((change) => <li key={change.place + change.kind}>{change.sentence}</li>)}</ul>}
      {changes && changes.length > 0 && as === 'fields' && (
        <div className="matrix-scroll">
          <table className="tier-table diff-fields">
            <thead><tr><th>{t('diff.place')}</th><th>{t('diff.before')}</th><th>{t('diff.after')}</th></tr></thead>
            <tbody>{changes.map((change) => <tr key={change.place + change.kind}><td><code>{change.place}</code></td><td>{change.before ?? '–'}</td><td>{change.after ?? '–'}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Drawer>
  );
}
