import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { Worth } from '../api/models';
import { Hint } from './Hint';

const TONES: Record<string, Tone> = { LOW: 'good', MIDDLE: 'warn', HIGH: 'bad' };

/** The chance of losing a customer and what moves it, beside the averages of the groups. */
export function RiskFactors({ risk }: { risk: NonNullable<Worth['risk']> }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  return (
    <>
      <h3 className="models-h3"><Hint id="churn">{t('risk.title', { risk: f.percent(risk.probability, 0), days: f.number(risk.windowDays) })}</Hint>{risk.group && <StateTag tone={TONES[risk.group] ?? 'idle'}>{t(`group.${risk.group}`)}</StateTag>}</h3>
      <div className="models-scroll">
        <table className="models-table">
          <thead><tr><th>{t('churn.feature')}</th><th className="num">{t('risk.here')}</th><th>{t('risk.effect')}</th><th className="num">{t('group.LOW')}</th><th className="num">{t('group.MIDDLE')}</th><th className="num">{t('group.HIGH')}</th></tr></thead>
          <tbody>
            {risk.factors.map((factor) => (
              <tr key={factor.feature}>
                <td>{t(`feature.${factor.feature}`, { defaultValue: factor.feature })}</td>
                <td className="num">{Number.isFinite(Number(factor.value)) ? f.number(factor.value, 1) : factor.value}</td>
                <td className={factor.effect > 0 ? 'bad' : 'good'}>{factor.effect > 0 ? t('risk.raises') : t('risk.lowers')}</td>
                <td className="num muted">{f.number(factor.low, 1)}</td><td className="num muted">{f.number(factor.middle, 1)}</td><td className="num muted">{f.number(factor.high, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
