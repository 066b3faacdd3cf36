import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { type Move, type MoversFilter, type Segment, SEGMENTS, type Simulation } from '../../api/simulation';
import { movedInAll } from '../../model/moves';

const FEW = 6;
const RISES: Move[] = ['UP', 'IN'];
const FALLS: Move[] = ['DOWN', 'OUT'];

interface Props {
  simulation: Simulation;
  currency: string;
  segment: Segment;
  onSegment: (segment: Segment) => void;
  onOpen: (filter: MoversFilter) => void;
}

/** Where it happens: by country, and by one more attribute. */
export function Slices({ simulation, currency, segment, onSegment, onOpen }: Props) {
  const { t } = useTranslation('tiering');
  const [by, setBy] = useState<'country' | Segment>('country');
  const [all, setAll] = useState(false);
  const slices = (by === 'country' ? simulation.countries : simulation.segments).filter((slice) => movedInAll(slice.moves) > 0);
  const choose = (next: 'country' | Segment) => {
    setBy(next);
    setAll(false);
    if (next !== 'country' && next !== segment) onSegment(next);
  };
  return (
    <Panel
      title={t('simulation.where')}
      extra={<Select size="small" style={{ minWidth: 110 }} value={by} aria-label={t('simulation.by')} options={(['country', ...SEGMENTS] as const).map((value) => ({ value, label: t(`simulation.segment.${value}`) }))} onChange={choose} />}
    >
      {slices.length === 0 && <span className="muted">{t('simulation.nobodyMoves')}</span>}
      {slices.length > 0 && (
        <table className="tier-table slices">
          <thead><tr><th /><th className="num">{t('simulation.rise')}</th><th className="num">{t('simulation.fall')}</th><th className="num">{t('simulation.revenueMoved')}</th></tr></thead>
          <tbody>
            {(all ? slices : slices.slice(0, FEW)).map((slice) => <Row key={slice.value ?? ''} slice={slice} by={by} currency={currency} onOpen={onOpen} />)}
          </tbody>
        </table>
      )}
      {!all && slices.length > FEW && <button type="button" className="link-button" onClick={() => setAll(true)}>{t('simulation.showAll', { count: slices.length })}</button>}
    </Panel>
  );
}

function Row({ slice, by, currency, onOpen }: { slice: Simulation['countries'][number]; by: 'country' | Segment; currency: string; onOpen: (filter: MoversFilter) => void }) {
  const f = useFormat();
  const name = useSegmentValue(by);
  const count = (moves: Move[]) => slice.moves.reduce((sum, { move, customers }) => sum + (moves.includes(move) ? customers : 0), 0);
  const revenue = slice.moves.reduce((sum, { move, netRevenue }) => sum + (move === 'STAYS' ? 0 : Number(netRevenue)), 0);
  return (
    <tr>
      <td><button type="button" className="link-button" onClick={() => onOpen({ segment: by, value: slice.value ?? '' })}>{name(slice.value)}</button></td>
      <td className="num">{f.number(count(RISES))}</td>
      <td className="num">{f.number(count(FALLS))}</td>
      <td className="num muted">{f.moneyShort(revenue, currency)}</td>
    </tr>
  );
}

/** The value of an attribute in the reader's words. */
export function useSegmentValue(by: string): (value: string | null | undefined) => string {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  return (value) => {
    if (!value) return t('simulation.unknown');
    if (by === 'country') return f.country(value);
    return by === 'lifecycle' || by === 'type' ? t(`simulation.value.${value.toLowerCase()}`, { defaultValue: value }) : value;
  };
}
