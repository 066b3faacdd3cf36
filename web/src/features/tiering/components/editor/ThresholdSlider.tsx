import { Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from '@/shared/ui/tierColor';
import { useEditor } from './editor';

/** All thresholds of the ladder on one line, to be dragged while the simulation follows. */
export function ThresholdSlider() {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, change, readOnly } = useEditor();
  const { tiers, method } = document;
  const scorecard = method.kind === 'scorecard';
  const inner = tiers.slice(0, -1);
  // Scores fall from the first tier to the last, shares rise; a slider wants rising values.
  const values = inner.map((tier) => (scorecard ? Number(tier.enter ?? 0) : Math.round(Number(tier.share ?? 0) * 1000) / 10));
  const rising = scorecard ? [...values].reverse() : values;
  const colors = tiers.map((_, index) => tierColor(index + 1));
  const risingColors = scorecard ? [...colors].reverse() : colors;
  const apply = (next: number[]) => {
    const ordered = scorecard ? [...next].reverse() : next;
    const changed = tiers.map((tier, index) => {
      const value = ordered[index];
      if (value === undefined || index === tiers.length - 1) return tier;
      return scorecard ? { ...tier, enter: value } : { ...tier, share: value / 100 };
    });
    change({ ...document, tiers: changed }, 'tiers.thresholds');
  };
  if (inner.length === 0) return null;
  const stops = [0, ...rising, 100];
  return (
    <div className="threshold-slider">
      <div className="threshold-track">
        {risingColors.map((color, index) => <i key={index} style={{ background: color, width: `${Math.max(0, (stops[index + 1] ?? 100) - (stops[index] ?? 0))}%` }} title={localized((scorecard ? [...tiers].reverse() : tiers)[index]?.title)} />)}
      </div>
      <Slider range step={scorecard ? 0.5 : 0.5} min={0} max={100} value={rising} disabled={readOnly} onChange={apply} tooltip={{ formatter: (value) => (scorecard ? value : `${value} %`) }} ariaLabelForHandle={rising.map((_, index) => t('tiers.threshold', { number: index + 1 }))} />
    </div>
  );
}
