import { Button, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useOrganisation } from '@/shared/session/organisation';
import { Panel } from '@/shared/ui/Panel';
import { TierBadge } from '@/shared/ui/TierBadge';
import { tierColor } from '@/shared/ui/tierColor';
import { type Ladder, useLadder } from '@/shared/policy/ladders';
import { type TimelineEntry, useTierTimeline } from '../api/standing';

/** Standings over time: what held, and what changed since the one before. */
export function TierTimeline({ customerId, policy }: { customerId: number; policy?: number }) {
  const { t } = useTranslation('standing');
  const timeline = useTierTimeline(customerId, policy);
  const ladder = useLadder(policy);
  const entries = timeline.data?.pages.flatMap((page) => page.items);
  if (!entries) return null;
  return (
    <Panel title={t('history.title')} note={t('history.note')}>
      {entries.length === 0 ? <p className="muted">{t('history.none')}</p> : (
        <Timeline className="tier-timeline" items={entries.map((entry) => ({ key: entry.from, color: tierColor(ladder.get(entry.tier ?? '')?.rank), content: <Entry entry={entry} ladder={ladder} /> }))} />
      )}
      {timeline.hasNextPage && <Button type="link" className="more" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>{t('history.more')}</Button>}
    </Panel>
  );
}

function Entry({ entry, ladder }: { entry: TimelineEntry; ladder: Ladder }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const [headline, ...rest] = entry.sentences;
  return (
    <div className="tier-entry">
      <div>
        <TierBadge title={entry.tierTitle} rank={ladder.get(entry.tier ?? '')?.rank} none={t('unrated')} />{' '}
        <span className="muted">{entry.to ? `${f.date(entry.from)} – ${f.date(entry.to)}` : t('history.since', { date: f.date(entry.from) })}</span>
      </div>
      <div>{headline}</div>
      {rest.length > 0 && <ul className="tier-story">{rest.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {entry.documents.length > 0 && <Documents entry={entry} />}
      <small className="faint">{entry.score && `${t('history.score', { score: f.number(entry.score) })} · `}{entry.runId && <Link to={`/runs/${entry.runId}`}>{t('history.version', { version: entry.version })}</Link>}</small>
    </div>
  );
}

/** What came into the window and what fell out of it. */
function Documents({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const currency = useOrganisation()?.baseCurrency ?? 'EUR';
  const hidden = entry.documentsInAll - entry.documents.length;
  return (
    <details className="tier-documents">
      <summary>{t('history.documents', { count: entry.documentsInAll })}</summary>
      <table>
        <tbody>
          {entry.documents.map((one) => (
            <tr key={`${one.id}-${String(one.entered)}`}>
              <td className={one.entered ? 'good' : 'muted'}>{one.entered ? t('history.came') : t('history.fellOut')}</td>
              <td>{f.date(one.occurredOn)}</td>
              <td>{one.credit ? t('history.credit', { number: one.number }) : one.number}</td>
              <td className="tabular">{f.money(one.amountBase, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <small className="faint">{t('history.moreDocuments', { count: hidden })}</small>}
    </details>
  );
}
