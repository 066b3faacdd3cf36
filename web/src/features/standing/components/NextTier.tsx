import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLadder } from '@/shared/policy/ladders';
import { TierBadge } from '@/shared/ui/TierBadge';
import { useStepName } from './useStepName';

/** Each line alone is enough: one criterion changes, all else stays. */
export function NextTier({ explanation, currency }: { explanation: Explanation; currency: string }) {
  const { t } = useTranslation('standing');
  const nameOf = useStepName(explanation);
  const value = useMetricValue(currency);
  const ladder = useLadder(explanation.policy.id);
  const next = explanation.toNextTier[0];
  if (!next) return null;
  const possible = explanation.toNextTier.filter((step) => step.possible);
  const impossible = explanation.toNextTier.filter((step) => !step.possible).map((step) => nameOf(step));
  return (
    <section className="why-block">
      <h3>{t('next.title')} <TierBadge title={next.tierTitle} rank={ladder.get(next.tier)?.rank} /></h3>
      {possible.length > 0 && <p className="muted">{possible.length > 1 ? t('next.any') : t('next.one')}</p>}
      <ul className="next-steps">
        {possible.map((step) => (
          <li key={step.criterion}>
            <span>{nameOf(step)}</span>
            <span className="tabular"><span className="muted">{value(step.from, step.unit, step.field)}</span> <ArrowRightOutlined className="faint" /> <b>{value(step.to, step.unit, step.field)}</b></span>
          </li>
        ))}
      </ul>
      {impossible.length > 0 && <p className="faint">{t('next.notEnough', { criteria: impossible.join(t('next.comma')) })}</p>}
    </section>
  );
}
