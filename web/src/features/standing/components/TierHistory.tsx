import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import { tierColor } from '@/shared/ui/tierColor';
import { type Ladder, useLadder } from '@/shared/policy/ladders';
import { type HistoryEntry, useTierHistory } from '../api/standing';

export function TierHistory({ customerId, policy }: { customerId: number; policy?: number }) {
  const { t } = useTranslation('standing');
  const { data: entries } = useTierHistory(customerId, policy);
  const ladder = useLadder(policy);
  if (!entries) return null;
  return (
    <Panel title={t('history.title')}>
      {entries.length === 0 ? <p className="muted">{t('history.none')}</p> : (
        <Timeline className="tier-timeline" items={entries.map((entry, index) => ({ key: entry.validFrom, color: tierColor(ladder.get(entry.tier ?? '')?.rank), content: <Entry entry={entry} before={entries[index + 1]} ladder={ladder} /> }))} />
      )}
    </Panel>
  );
}

/** Who had no tier before has not moved up; nor has somebody whose same tier of an earlier day was worked out later. */
function outcomeOf(entry: HistoryEntry, before: HistoryEntry | undefined): string {
  if (entry.outcome !== 'PROMOTED') return entry.outcome;
  if (!before) return 'FIRST';
  return before.tier === entry.tier ? 'KEPT' : 'PROMOTED';
}

function Entry({ entry, before, ladder }: { entry: HistoryEntry; before: HistoryEntry | undefined; ladder: Ladder }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const rung = ladder.get(entry.tier ?? '');
  const title = rung?.title ?? (entry.tier ? { en: entry.tier, zh: entry.tier } : null);
  return (
    <div className="tier-entry">
      <div><TierBadge title={title} rank={rung?.rank} none={t('unrated')} /> <span className="muted">{t(`outcome.${outcomeOf(entry, before)}`)}</span></div>
      <small className="muted">{entry.validTo ? `${f.date(entry.validFrom)} – ${f.date(entry.validTo)}` : t('history.since', { date: f.date(entry.validFrom) })}</small>
      <small className="faint">{entry.score && `${t('history.score', { score: f.number(entry.score) })} · `}<Link to={`/runs/${entry.runId}`}>{t('history.version', { version: entry.version })}</Link></small>
    </div>
  );
}
