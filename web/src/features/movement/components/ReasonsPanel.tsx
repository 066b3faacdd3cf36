import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import type { Movement, Reason } from '../api/movements';
import type { Open } from './MovementPage';

const FIRST = 6;

/** What carried the moves up, and what those down. */
export function ReasonsPanel({ movement, onOpen }: { movement: Movement; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const of = (moves: Reason['move'][]) => movement.reasons.filter((reason) => moves.includes(reason.move));
  return (
    <Panel title={t('reasons.title')} note={t('reasons.note')}>
      <div className="movement-halves">
        <Reasons className="reason-up" title={t('reasons.up')} reasons={of(['UP'])} currency={movement.baseCurrency} onOpen={onOpen} />
        <Reasons className="reason-down" title={t('reasons.down')} reasons={of(['DOWN', 'OUT'])} currency={movement.baseCurrency} onOpen={onOpen} />
      </div>
    </Panel>
  );
}

function Reasons({ className, title, reasons, currency, onOpen }: { className: string; title: string; reasons: Reason[]; currency: string; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...reasons.map((reason) => reason.customers));
  const shown = all ? reasons : reasons.slice(0, FIRST);
  const open = ({ move, cause, detail, newDocuments }: Reason) => onOpen({ move, cause: cause ?? '', detail: detail ?? '', newDocuments });
  return (
    <div className={className}>
      <h3>{title}</h3>
      {reasons.length === 0 && <p className="muted">{t('nobody')}</p>}
      {shown.map((reason) => (
        <button key={`${reason.move}|${reason.cause ?? ''}|${reason.detail ?? ''}|${reason.newDocuments}`} type="button" className="reason-row" onClick={() => open(reason)}>
          <span>{reason.words}{reason.move === 'OUT' && <small className="faint"> · {t('move.OUT')}</small>}</span>
          <span className="tabular"><b>{f.number(reason.customers)}</b> <small className="faint">{f.moneyShort(reason.move === 'UP' ? reason.valueAfter : reason.valueBefore, currency)}</small></span>
          <span className="bar"><i style={{ width: `${(reason.customers / most) * 100}%` }} /></span>
        </button>
      ))}
      {reasons.length > FIRST && <Button type="link" className="more" onClick={() => setAll(!all)}>{all ? t('reasons.fewer') : t('reasons.all', { count: reasons.length })}</Button>}
    </div>
  );
}
