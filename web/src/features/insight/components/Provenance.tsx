import { useTranslation } from 'react-i18next';
import { Facts } from '@/shared/ui/Facts';
import { Panel } from '@/shared/ui/Panel';

/** Everything needed to compute the same again: shown as it was stored. */
export function Provenance({ provenance }: { provenance: Record<string, unknown> }) {
  const { t } = useTranslation('insight');
  const facts = Object.entries(provenance)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ label: t(`provenance.${name}`, { defaultValue: name }), value: <code>{written(value)}</code> }));
  return (
    <Panel title={t('provenance.title')} note={t('provenance.note')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, null, 1);
}
