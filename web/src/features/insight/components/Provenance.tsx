import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '@/shared/format/useFormat';
import { Facts } from '@/shared/ui/Facts';
import { Panel } from '@/shared/ui/Panel';

/** Everything needed to compute the same again: shown as it was stored. */
export function Provenance({ provenance }: { provenance: Record<string, unknown> }) {
  const { t } = useTranslation('insight');
  const f = useFormat();
  const facts = Object.entries(provenance)
    .filter(([name, value]) => !ELSEWHERE.has(name) && !isEmpty(value))
    .map(([name, value]) => ({ label: t(`provenance.${name}`, { defaultValue: name }), value: written(name, value, f) }));
  return (
    <Panel title={t('provenance.title')} note={t('provenance.note')}>
      <Facts facts={facts} />
    </Panel>
  );
}

/** The panel of policies shows them better. */
const ELSEWHERE = new Set(['policies']);

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

function written(name: string, value: unknown, f: Format): ReactNode {
  if (name === 'asOf' && typeof value === 'string') return f.date(value);
  if (name === 'knownAt' && typeof value === 'string') return f.time(value);
  if (typeof value === 'number') return f.number(value);
  return <code>{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</code>;
}
