import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import type { Alert } from '../api/alerts';

/** An alert's facts as one sentence. */
export function useTell(currency: string): (alert: Alert) => string {
  const { t } = useTranslation('alerts');
  const f = useFormat();
  const text = useLocalized();
  const ladder = useLadder();
  return ({ kind, facts, country }) => {
    const fact = (name: string) => asText(facts[name]);
    const tier = (name: string) => text(ladder.get(fact(name) ?? '')?.title) || fact(name) || t('noTier');
    const [before, now] = [Number(facts.before), Number(facts.now)];
    const amount = (name: string) => (kind === 'COUNTRY_LOSES' ? f.moneyWhole(fact(name), currency) : f.number(fact(name)));
    return t(`tell.${kind}`, {
      tier: tier('tier'),
      after: tier('tierAfter'),
      until: f.date(fact('until')),
      revenue: f.moneyWhole(fact('netRevenue'), currency),
      country: f.country(country),
      before: amount('before'),
      now: amount('now'),
      percent: f.percent((before - now) / before, 0),
      since: f.date(fact('since')),
    });
  };
}

/** Facts are texts and counts. */
function asText(fact: unknown): string | undefined {
  return typeof fact === 'string' ? fact : typeof fact === 'number' ? fact.toString() : undefined;
}
