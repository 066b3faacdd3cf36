import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { TierBadge } from '@/shared/ui/TierBadge';
import { useStepName } from './useStepName';

/** How the tier by score becomes the standing: gates, then stability. Nothing where neither had a say. */
export function StandingSteps({ explanation, currency }: { explanation: Explanation; currency: string }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const value = useMetricValue(currency);
  const ladder = useLadder(explanation.policy.id);
  const nameOf = useStepName(explanation);
  const { gates, stability } = explanation;
  const { rule, until, validUntil, below, toStay } = stability;
  if (gates.length === 0 && !rule && !until && !validUntil) return null;
  const badge = (tier: string | null | undefined, title: typeof stability.gatedTitle) => <TierBadge title={title} rank={ladder.get(tier ?? '')?.rank} none={t('unrated')} />;
  return (
    <section className="why-block standing-steps">
      <h3>{t('steps.title')}</h3>
      <ol className="next-steps">
        <li><span>{t('steps.score')}</span>{badge(stability.computed, stability.computedTitle)}</li>
        {gates.map((gate) => (
          <li key={gate.gate}>
            <span>
              <b>{t(`steps.gate.${gate.effect}`)}</b> {text(gate.reason)}
              <small className="muted"> {gate.values.map((one) => `${text(one.title)} ${value(one.raw, one.unit, one.field)}`).join(' · ')}</small>
            </span>
            <span>{badge(gate.tierBefore, gate.tierBeforeTitle)} <ArrowRightOutlined className="faint" /> {badge(gate.tierAfter, gate.tierAfterTitle)}</span>
          </li>
        ))}
        {rule && <li><span><b>{t('steps.stability')}</b> {t(`steps.rule.${rule}`)}{below && <small className="muted"> {t('steps.below', { date: f.date(below) })}</small>}</span>{badge(stability.standing, stability.standingTitle)}</li>}
        {!until && validUntil && <li><span>{t('steps.validUntil')}</span><span>{f.date(validUntil)}</span></li>}
      </ol>
      {until && (
        <div className="will-drop" role="status">
          <b>{t('steps.willDrop', { date: f.date(until) })}</b>
          {toStay.some((step) => step.possible) && <p>{t('steps.prevent')}</p>}
          <ul className="next-steps">
            {toStay.filter((step) => step.possible).map((step) => (
              <li key={step.criterion}>
                <span>{nameOf(step)}</span>
                <span className="tabular"><span className="muted">{value(step.from, step.unit, step.field)}</span> <ArrowRightOutlined className="faint" /> <b>{value(step.to, step.unit, step.field)}</b></span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
