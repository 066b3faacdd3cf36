import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { Worth } from '../api/models';
import { useFeatureValue } from './featureValue';

/** Neither never nor certainly: what would be rounded to that is said as a limit. */
function chance(probability: number, percent: (share: number) => string): string {
  if (probability > 0 && probability < 0.01) return `< ${percent(0.01)}`;
  return probability > 0.99 && probability < 1 ? `> ${percent(0.99)}` : percent(probability);
}

const TONES: Record<string, Tone> = { LOW: 'good', MIDDLE: 'warn', HIGH: 'bad' };

/** The chance of losing a customer and what moves it, beside the averages of the groups. */
export function RiskFactors({ risk, currency }: { risk: NonNullable<Worth['risk']>; currency: string }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  const write = useFeatureValue(currency);
  return (
    <>
      <h3 className="models-h3"><Term id="models:churn">{t('risk.title', { risk: chance(risk.probability, (share) => f.percent(share, 0)), days: f.number(risk.windowDays) })}</Term>{risk.group && <StateTag tone={TONES[risk.group] ?? 'idle'}>{t(`group.${risk.group}`)}</StateTag>}</h3>
      <div className="models-scroll">
        <table className="models-table">
          <thead><tr><th>{t('churn.feature')}</th><th className="num">{t('risk.here')}</th><th>{t('risk.effect')}</th><th className="num">{t('group.LOW')}</th><th className="num">{t('group.MIDDLE')}</th><th className="num">{t('group.HIGH')}</th></tr></thead>
          <tbody>
            {risk.factors.map((factor) => (
              <tr key={factor.feature}>
                <td>{t(`feature.${factor.feature}`, { defaultValue: factor.feature })}</td>
                <td className="num">{write(factor.feature, factor.value)}</td>
                <td className={factor.effect > 0 ? 'bad' : 'good'}>{factor.effect > 0 ? t('risk.raises') : t('risk.lowers')}</td>
                <td className="num muted">{write(factor.feature, factor.low)}</td><td className="num muted">{write(factor.feature, factor.middle)}</td><td className="num muted">{write(factor.feature, factor.high)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
