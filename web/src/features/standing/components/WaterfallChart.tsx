import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { Chart } from '@/shared/charts/Chart';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useNarrow } from '@/shared/ui/useMedia';
import { tierColor } from '@/shared/ui/tierColor';
import { useThresholds } from '../api/thresholds';
import { addsUp, waterfall } from '../waterfall';
import { waterfallOption } from './waterfallOption';

const ROW = 34;
const AXIS = 28;
const LINE_NAMES = 18;
/** One bar alone explains nothing that a figure does not say better. */
const WORTH_DRAWING = 2;

export function WaterfallChart({ explanation, currency }: { explanation: Explanation; currency: string }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const value = useMetricValue(currency);
  const narrow = useNarrow();
  const { parts, total } = explanation;
  const drawn = parts.length >= WORTH_DRAWING && Boolean(total);
  const thresholds = useThresholds(explanation.policy.id, explanation.policy.version, drawn);
  const fall = useMemo(() => waterfall(parts, total), [parts, total]);
  const option = useMemo(
    () =>
      waterfallOption(fall, {
        names: new Map(parts.map((part) => [part.criterion, text(part.title)])),
        thresholds: thresholds.map(({ score, title, rank }) => ({ score, name: text(title), color: tierColor(rank) })),
        total: t('total'),
        unknown: t('unknown'),
        number: (figure) => f.number(figure),
        signed: (figure) => f.signed(figure),
        hint: (criterion) => {
          const part = parts.find((candidate) => candidate.criterion === criterion);
          return part ? `${text(part.title)}: ${value(part.raw, part.unit, part.field)}` : '';
        },
      }, narrow),
    [fall, parts, thresholds, f, t, text, value, narrow],
  );
  if (!drawn || !total) return null;
  return (
    <figure className="waterfall">
      <Chart option={option} height={(parts.length + 1) * ROW + AXIS + (thresholds.length > 0 ? LINE_NAMES : 0)} label={t('waterfall', { total: f.number(total) })} />
      {!addsUp(fall) && <figcaption className="bad">{t('rest', { rest: f.signed(fall.rest, 6) })}</figcaption>}
    </figure>
  );
}
