import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '@/api/types';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';

const STAGES = ['new', 'active', 'reactivated', 'silent', 'lost', 'prospect'] as const;

export function Lifecycle({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const stages = STAGES.flatMap((stage) => overview.lifecycle.filter((line) => line.stage.toLowerCase() === stage));
  const total = stages.reduce((sum, line) => sum + line.customers, 0);
  return (
    <Panel className="span-5" title={<Term id="lifecycle">{t('lifecycle.title')}</Term>} note={t('lifecycle.note')}>
      <div className="lifecycle-bar">
        {stages.filter((line) => line.customers > 0).map((line) => (
          <Link key={line.stage} to={listOf(line.stage)} style={{ flexGrow: line.customers, background: `var(--stage-${line.stage.toLowerCase()})` }} title={`${t(`shared:stage.${line.stage.toLowerCase()}`)}: ${f.number(line.customers)}`} aria-hidden tabIndex={-1} />
        ))}
      </div>
      <ul className="lifecycle-list">
        {stages.map((line) => (
          <li key={line.stage}>
            <Link to={listOf(line.stage)}>
              <span><i style={{ background: `var(--stage-${line.stage.toLowerCase()})` }} />{t(`shared:stage.${line.stage.toLowerCase()}`)}</span>
              <span className="num">{f.number(line.customers)}</span>
              <span className="num muted">{f.percent(total === 0 ? null : line.customers / total)}</span>
              <span className="num">{f.moneyShort(line.netRevenue, overview.baseCurrency)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function listOf(stage: string): string {
  return customersLink({ filter: where('lifecycle', 'eq', stage), sort: { field: 'net_revenue', desc: true } });
}
