import type { Scoring } from '../../api/types';

const WIDTH = 84;
const HEIGHT = 26;
const y = (points: number) => HEIGHT - 2 - (Number(points) / 100) * (HEIGHT - 4);

/** The shape of a scoring at a glance: worth on the way up, not scale. */
export function ScoringPicture({ scoring }: { scoring: Scoring }) {
  return (
    <svg className="scoring-picture" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {shapeOf(scoring)}
    </svg>
  );
}

function shapeOf(scoring: Scoring) {
  switch (scoring.kind) {
    case 'bands':
      return steps(scoring.bands.map((band) => band.points));
    case 'quantile':
      return steps(Array.from({ length: scoring.bins }, (_, i) => (scoring.better === 'high' ? i : scoring.bins - 1 - i) * (100 / (scoring.bins - 1))));
    case 'ramp': {
      const rising = Number(scoring.from) <= Number(scoring.to);
      const [start, end] = rising ? [0, 100] : [100, 0];
      return <polyline points={`0,${y(start)} ${WIDTH * 0.22},${y(start)} ${WIDTH * 0.78},${y(end)} ${WIDTH},${y(end)}`} fill="none" stroke="currentColor" strokeWidth={1.6} />;
    }
    case 'choice': {
      const points = Object.values(scoring.points);
      const width = WIDTH / Math.max(points.length, 1);
      return points.map((value, i) => <rect key={i} x={i * width + 1} width={Math.max(width - 2, 1)} y={y(value)} height={HEIGHT - y(value)} fill="currentColor" opacity={0.45} rx={1} />);
    }
  }
}

function steps(points: number[]) {
  const width = WIDTH / Math.max(points.length, 1);
  const path = points.map((value, i) => `${i === 0 ? 'M' : 'L'}${i * width},${y(value)} L${(i + 1) * width},${y(value)}`).join(' ');
  return <path d={path} fill="none" stroke="currentColor" strokeWidth={1.6} />;
}
