import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { DataTable } from '@/shared/ui/DataTable';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type AuditEntry, useAudit } from '../api/settings';

export function AuditSection() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const person = usePerson();
  const [kind, setKind] = useState<string | null>(null);
  const audit = useAudit(kind);
  const kinds = useKnownKinds(audit.data?.pages.flatMap((page) => page.items) ?? []);
  const nameOf = (value: string) => t(`audit.kinds.${value.replace(/[./]/g, '-')}`, { defaultValue: value });
  if (audit.error) return <ProblemAlert error={audit.error} onRetry={() => void audit.refetch()} />;
  return (
    <Panel
      flush
      title={t('section.audit')}
      note={t('audit.note')}
      extra={
        <Select
          allowClear
          style={{ width: 240 }}
          placeholder={t('audit.allKinds')}
          aria-label={t('audit.kind')}
          value={kind}
          onChange={(value: string | undefined) => setKind(value ?? null)}
          options={kinds.map((value) => ({ value, label: nameOf(value) }))}
        />
      }
    >
      <DataTable
        size="middle"
        rowKey={(entry) => entry.id}
        loading={audit.isPending}
        rows={audit.data?.pages.flatMap((page) => page.items) ?? []}
        columns={[
          { title: t('audit.kind'), render: (entry) => nameOf(entry.kind) },
          { title: t('audit.at'), render: (entry) => f.time(entry.at) },
          { title: t('audit.actor'), render: (entry) => person(whoOf(entry)) },
          { title: t('audit.subject'), render: (entry) => <Subject subject={entry.subject} /> },
          { title: t('audit.details'), wide: true, render: (entry) => <span className="mono muted audit-details" title={JSON.stringify(entry.details, null, 2)}>{brief(entry.details)}</span> },
        ]}
      />
      {audit.hasNextPage && (
        <div className="load-more">
          <Button onClick={() => void audit.fetchNextPage()} loading={audit.isFetchingNextPage}>{t('audit.more')}</Button>
        </div>
      )}
    </Panel>
  );
}

const PAGES: Record<string, string> = { import: '/imports', policy: '/policies', customer: '/customers' };

/** What it happened to: a way there where there is a page, else as it was noted. */
function Subject({ subject }: { subject: string }) {
  const { t } = useTranslation('settings');
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  const name = t(`audit.subjects.${kind}`, { id, defaultValue: subject });
  return PAGES[kind] ? <Link to={`${PAGES[kind]}/${id}`}>{name}</Link> : <>{name}</>;
}

/** Whoever signs in is not in yet: the name is that of the attempt. */
function whoOf({ actor, subject }: AuditEntry): string {
  return subject.startsWith('username:') ? subject.slice('username:'.length) : actor;
}

/** Every kind met so far stays on offer, also while one of them is chosen. */
function useKnownKinds(entries: AuditEntry[]): string[] {
  const [known, setKnown] = useState<string[]>([]);
  const fresh = entries.map((entry) => entry.kind).filter((kind) => !known.includes(kind));
  if (fresh.length > 0) setKnown([...new Set([...known, ...fresh])].sort());
  return known;
}

function brief(details: Record<string, unknown>): string {
  return Object.entries(details).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ');
}
