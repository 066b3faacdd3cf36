import type { Overview } from '@/api/types';
import { Countries } from './Countries';
import { Concentration } from './Concentration';
import { KeyFigures } from './KeyFigures';
import { Lifecycle } from './Lifecycle';
import { Pareto } from './Pareto';
import { RfmMap } from './RfmMap';
import { TierPyramid } from './TierPyramid';

export function OverviewPage({ overview }: { overview: Overview }) {
  return (
    <div className="overview">
      <KeyFigures overview={overview} />
      <TierPyramid overview={overview} />
      <Countries overview={overview} />
      <Pareto overview={overview} />
      <RfmMap overview={overview} />
      <Lifecycle overview={overview} />
      <Concentration overview={overview} />
    </div>
  );
}
