import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { Entrant, Pair, Report } from '../api/backtests';
import { useEntrantTitle } from './entrant';

const TONES: Record<string, Tone> = { BETTER: 'good', NO_BETTER: 'idle', WORSE: 'bad' };
const FIRST = 'CAUGHT_TOP_20';

/** Which policy is better, by how much, and whether the difference is real, in sentences. */
export function VerdictPanel({ entrants, report }: { entrants: Entrant[]; report: Report }) {
  const { t } = useTranslation('evaluation');
  return (
    <Panel title={t('verdict.title')} note={t('verdict.note')}>
      {report.policies.map((policy, index) => <Alone key={policy.name} entrant={entrants[index]} share={policy.measures[FIRST]} />)}
      {report.comparisons.map((pair) => <Verdict key={`${pair.one} ${pair.other}`} pair={pair} entrants={entrants} />)}
    </Panel>
  );
}

function Alone({ entrant, share }: { entrant: Entrant | undefined; share: { value: number; low: number; high: number } | undefined }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const name = useEntrantTitle();
  if (!entrant || !share) return null;
  return <p className="backtest-sentence">{t('verdict.alone', { policy: name(entrant), share: f.percent(share.value), low: f.percent(share.low), high: f.percent(share.high) })}</p>;
}

function Verdict({ pair, entrants }: { pair: Pair; entrants: Entrant[] }) {
  const { t } = useTranslation('evaluation');
  const f = useFormat();
  const title = useEntrantTitle();
  const name = (id: string) => {
    const entrant = entrants.find((each) => each.name === id);
    return entrant ? title(entrant) : id;
  };
  const first = pair.differences[FIRST];
  const sure = first && (first.low > 0 || first.high < 0) ? 'real' : 'chance';
  const size = first && first.gain < 0 ? 'less' : 'more';
  const deciding = Object.values(pair.differences).filter((difference) => difference.deciding);
  const decided = Object.entries(pair.differences).filter(([, difference]) => difference.deciding);
  const listed = (fits: (difference: typeof deciding[number]) => boolean) => decided.filter(([, difference]) => fits(difference)).map(([measure]) => t(`measure.${measure}`)).join(t('verdict.and'));
  const better = listed((difference) => difference.low > 0);
  const worse = listed((difference) => difference.high < 0);
  const mixed = deciding.some((difference) => difference.low > 0) && deciding.some((difference) => difference.high < 0);
  const verdict = mixed ? 'MIXED' : pair.verdict;
  const points = (value: number) => f.signed(value * 100, 1);
  const words = (difference: typeof deciding[number]) => ({
    one: name(pair.one), other: name(pair.other), gain: f.fixed(Math.abs(difference.gain) * 100, 1), low: points(difference.low), high: points(difference.high),
  });
  return (
    <p className="backtest-sentence">
      <StateTag tone={TONES[pair.verdict] ?? 'idle'}>{t(`verdict.${verdict}`, { one: name(pair.one), other: name(pair.other) })}</StateTag>{' '}
      {better && <>{t('verdict.better', { measures: better })} </>}
      {worse && <>{t('verdict.worse', { measures: worse })} </>}
      {first && t(`verdict.${sure}.${size}`, words(first))}
    </p>
  );
}
