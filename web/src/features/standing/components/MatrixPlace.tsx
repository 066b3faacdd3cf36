import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Explanation } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { tierColor } from '@/shared/ui/tierColor';

const TOP_SCORE = 100;

/** Where the customer lies in the matrix of value and potential, and how it is to be treated there. */
export function MatrixPlace({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const ladder = useLadder(explanation.policy.id);
  const { axes, segment } = explanation;
  if (axes.length === 0) return null;
  const rank = ladder.get(explanation.stability.computed ?? '')?.rank;
  return (
    <section className="matrix-place">
      <Picture explanation={explanation} color={tierColor(rank)} />
      <div>
        <h3>{segment ? text(segment.title) : t('matrix.noCell')}</h3>
        <dl className="tabular">
          {axes.map((axis) => (
            <div key={axis.axis}>
              <dt>{t(`matrix.axis.${axis.axis}`)}</dt>
              <dd>
                <b>{axis.score ? f.number(axis.score, 1) : '–'}</b>
                {axis.band && <span className="muted">{t('matrix.band', { band: axis.band, bands: axis.boundaries.length + 1 })}</span>}
                <span className={Number(axis.coverage) < Number(axis.needed) ? 'bad' : 'faint'}>{t('matrix.known', { share: f.percent(axis.coverage, 0), needed: f.percent(axis.needed, 0) })}</span>
              </dd>
            </div>
          ))}
        </dl>
        {segment?.treatment && <p>{text(segment.treatment)}</p>}
        <Link to={`/value-potential?policy=${explanation.policy.id}`}>{t('matrix.open')}</Link>
      </div>
    </section>
  );
}

/** The grid to scale; a dot where both scores are known. The figures beside it say the same in words. */
function Picture({ explanation, color }: { explanation: Explanation; color: string }) {
  const [value, potential] = explanation.axes;
  if (!value || !potential) return null;
  const ends = (boundaries: string[], band: number) => {
    const edges = [0, ...boundaries.map(Number), TOP_SCORE];
    return { from: edges[band - 1] ?? 0, to: edges[band] ?? TOP_SCORE };
  };
  const x = value.band ? ends(value.boundaries, value.band) : null;
  const y = potential.band ? ends(potential.boundaries, potential.band) : null;
  return (
    <svg className="matrix-place-picture" viewBox={`-1 -1 ${TOP_SCORE + 2} ${TOP_SCORE + 2}`} aria-hidden>
      <rect className="matrix-place-ground" width={TOP_SCORE} height={TOP_SCORE} />
      {x && y && <rect x={x.from} y={TOP_SCORE - y.to} width={x.to - x.from} height={y.to - y.from} fill={color} opacity={0.18} />}
      {value.boundaries.map((line) => <line key={`v${line}`} x1={line} x2={line} y1={0} y2={TOP_SCORE} />)}
      {potential.boundaries.map((line) => <line key={`p${line}`} x1={0} x2={TOP_SCORE} y1={TOP_SCORE - Number(line)} y2={TOP_SCORE - Number(line)} />)}
      {value.score && potential.score && <circle cx={Number(value.score)} cy={TOP_SCORE - Number(potential.score)} r={4.5} fill={color} />}
    </svg>
  );
}
