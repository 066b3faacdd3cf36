import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { Term } from '@/shared/term/Term';
import { type Tile, Tiles } from '@/shared/ui/Tiles';
import type { Move, Movement } from '../api/movements';
import { sumOf } from '../model/movement';
import type { Open } from './MovementPage';

const SHOWN = { UP: 'good', DOWN: 'bad', IN: undefined, OUT: undefined, ACROSS: undefined } as const;

/** How many moved up, down, in and out, what they bring, and the balance. */
export function Sums({ movement, onOpen }: { movement: Movement; onOpen: Open }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const money = (amount: string) => f.moneyShort(amount, movement.baseCurrency);
  const tile = (move: Move & keyof typeof SHOWN): Tile => {
    const sum = sumOf(movement.moved, move);
    const value: ReactNode = sum ? <button type="button" className="tile-open" onClick={() => onOpen({ move })}>{f.number(sum.customers)}</button> : '0';
    return { label: t(`move.${move}`), value, note: sum && t('value', { before: money(sum.valueBefore), after: money(sum.valueAfter) }), tone: sum ? SHOWN[move] : undefined };
  };
  const moves = (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).filter((move) => move !== 'ACROSS' || sumOf(movement.moved, move));
  const rate = movement.netPromotionRate;
  const balance: Tile = {
    label: <Term id="movement:netPromotionRate">{t('rate')}</Term>,
    value: rate === null || rate === undefined ? '–' : `${rate > 0 ? '+' : ''}${f.percent(rate)}`,
    note: t('rateNote'),
  };
  return <Panel title={`${f.date(movement.from)} – ${f.date(movement.to)}`} note={t('valueNote')}><Tiles tiles={[...moves.map(tile), balance]} /></Panel>;
}
