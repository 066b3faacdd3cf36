import type { Overview } from '@/api/types';
import { sumDecimals } from '@/shared/format/decimal';

type Curve = Overview['pareto'];

/** Net revenue of all customers: every customer has exactly one country entry, rated or not. */
export function revenueOf(overview: Overview): string {
  return sumDecimals(overview.countries.map((country) => country.netRevenue));
}

/** Revenue share of the best given share of customers, read from the curve. */
export function shareOfBest(curve: Curve, customersShare: number): number | null {
  return interpolate(curve, customersShare, 'customersShare', 'revenueShare');
}

/** Share of customers that it takes to reach a revenue share. */
export function customersFor(curve: Curve, revenueShare: number): number | null {
  return interpolate(curve, revenueShare, 'revenueShare', 'customersShare');
}

function interpolate(curve: Curve, at: number, from: keyof Curve[number], to: keyof Curve[number]): number | null {
  const next = curve.findIndex((point) => point[from] >= at);
  const above = curve[next];
  if (!above) return null;
  const below = curve[next - 1] ?? { customersShare: 0, revenueShare: 0 };
  const step = above[from] - below[from];
  return step === 0 ? above[to] : below[to] + ((at - below[from]) / step) * (above[to] - below[to]);
}

/** Above this one customer makes a country's revenue fragile. */
export const DEPENDENT = 0.5;
