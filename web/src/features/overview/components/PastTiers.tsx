import { Skeleton } from 'antd';
import type { Overview } from '@/api/types';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { usePastTiers } from '../api/overview';
import { TierPyramid } from './TierPyramid';

/** The pyramid of a past day: what else the overview shows is known for today only. */
export function PastTiers({ overview, asOf }: { overview: Overview; asOf: string }) {
  const tiers = usePastTiers(asOf);
  if (tiers.error) return <ProblemAlert error={tiers.error} onRetry={() => void tiers.refetch()} />;
  if (!tiers.data) return <Skeleton active />;
  const past = tiers.data.map(({ tier, title, customers, value, share }, index) => ({ tier, title, rank: index + 1, customers, netRevenue: value ?? '', share: share ?? 0 }));
  return <TierPyramid overview={{ ...overview, tiers: past }} asOf={asOf} />;
}
