import { Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '@/api/types';
import { customersLink, where } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';

type Cell = Overview['rfm'][number];
type Measure = 'customers' | 'netRevenue';

/** Recency up, frequency to the right; the darker, the more customers (or money) sit there. */
export function RfmMap({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const [measure, setMeasure] = useState<Measure>('customers');
  const [segment, setSegment] = useState<string | null>(null);
  const size = Math.max(0, ...overview.rfm.map((cell) => Math.max(cell.r, cell.f)));
  const most = Math.max(...overview.rfm.map((cell) => Number(cell[measure])), 1);
  const rows = Array.from({ length: size }, (_, index) => size - index);
  const columns = Array.from({ length: size }, (_, index) => index + 1);
  const choice = <Segmented size="small" value={measure} onChange={setMeasure} options={[{ value: 'customers', label: t('rfm.byCustomers') }, { value: 'netRevenue', label: t('rfm.byRevenue') }]} />;
  return (
    <Panel className="span-7" title={<Term id="rfm">{t('rfm.title')}</Term>} note={t('rfm.note')} extra={size > 0 && choice}>
      {size === 0 ? (
        <EmptyState title={t('rfm.none')} text={t('rfm.noneText')} />
      ) : (
        <div className="rfm" style={{ gridTemplateColumns: `auto repeat(${size}, minmax(0, 1fr))` }} onMouseLeave={() => setSegment(null)}>
          {rows.map((r) => (
            <div key={r} className="rfm-row">
              <span className="rfm-axis">{r === size ? t('rfm.recencyHigh') : r === 1 ? t('rfm.recencyLow') : ''} <b>{r}</b></span>
              {columns.map((f) => <RfmCell key={f} cell={overview.rfm.find((cell) => cell.r === r && cell.f === f)} most={most} measure={measure} currency={overview.baseCurrency} lit={segment} onEnter={setSegment} />)}
            </div>
          ))}
          <div className="rfm-row">
            <span className="rfm-axis" />
            {columns.map((f) => <span key={f} className="rfm-axis rfm-axis-bottom"><b>{f}</b> {f === size ? t('rfm.frequencyHigh') : f === 1 ? t('rfm.frequencyLow') : ''}</span>)}
          </div>
        </div>
      )}
    </Panel>
  );
}

interface CellProps {
  cell: Cell | undefined;
  most: number;
  measure: Measure;
  currency: string;
  lit: string | null;
  onEnter: (segment: string) => void;
}

function RfmCell({ cell, most, measure, currency, lit, onEnter }: CellProps) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const text = useLocalized();
  if (!cell) return <span className="rfm-cell rfm-cell-empty" />;
  const share = Math.max(0, Number(cell[measure])) / most;
  const details = t('rfm.cell', { segment: text(cell.segmentTitle), customers: f.number(cell.customers), revenue: f.money(cell.netRevenue, currency) });
  const dimmed = lit !== null && lit !== cell.segment;
  return (
    <Tooltip title={details} mouseEnterDelay={0.3}>
      <Link
        className={`rfm-cell ${share > 0.55 ? 'rfm-dark' : ''} ${dimmed ? 'rfm-dimmed' : ''}`}
        style={{ background: `color-mix(in srgb, var(--accent) ${Math.round(5 + share * 85)}%, var(--paper))` }}
        to={customersLink({ filter: { all: [where('rfm_r', 'eq', cell.r), where('rfm_f', 'eq', cell.f)] } })}
        onMouseEnter={() => onEnter(cell.segment)}
        aria-label={details}
      >
        <b className="tabular">{measure === 'customers' ? f.number(cell.customers) : f.moneyShort(cell.netRevenue, currency)}</b>
        <small>{text(cell.segmentTitle)}</small>
      </Link>
    </Tooltip>
  );
}
