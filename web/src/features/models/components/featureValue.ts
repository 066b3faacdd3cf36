import { useFormat } from '@/shared/format/useFormat';

const MONEY = new Set(['net']);
const SHARES = new Set(['return_share']);

/** A feature of churn in its unit; what an attribute says stays as it is. */
export function useFeatureValue(currency: string) {
  const f = useFormat();
  return (feature: string, value: string | number | null | undefined) => {
    if (MONEY.has(feature)) return f.moneyWhole(value, currency);
    return SHARES.has(feature) ? f.percent(value) : f.number(value, 1);
  };
}
