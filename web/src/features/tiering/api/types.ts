import type { Condition, Localized } from '@/api/types';

export type MethodKind = 'RFM' | 'ABC' | 'SCORECARD';

export interface TierCount {
  tier: string;
  title: Localized;
  customers: number;
}

export interface PolicySummary {
  id: number;
  slug: string;
  title: Localized;
  method: MethodKind;
  inForce: boolean;
  retired: boolean;
  publishedVersion: number | null;
  hasDraft: boolean;
  shipped: boolean;
  updatedAt: string;
  tiers: TierCount[];
}

export interface TierDefinition {
  id: string;
  title: Localized;
  color?: string | null;
  /** Scorecard: from this score on. Absent on the last tier. */
  enter?: number | null;
  /** RFM: the segments of this tier. */
  segments?: string[];
  /** ABC: up to this cumulative share. Absent on the last tier. */
  share?: number | null;
}

export interface RfmSegment {
  id: string;
  title: Localized;
  r: [number, number];
  f: [number, number];
}

export interface Boundaries {
  recency: number[];
  frequency: number[];
  monetary: number[];
}

export interface RfmMethod {
  kind: 'rfm';
  scale: number;
  binning: 'fixed' | 'quantile' | 'range';
  boundaries?: Boundaries | null;
  frequencyMetric: string;
  monetaryMetric: string;
  /** What the grid's second axis is. */
  axis?: 'f' | 'fm';
  segments: RfmSegment[];
  minimumPopulation: number;
}

export interface AbcMethod {
  kind: 'abc';
  metric: string;
  crossing: 'before' | 'including';
}

export interface Band {
  from: number | null;
  to: number | null;
  points: number;
}

export type Scoring =
  | { kind: 'bands'; bands: Band[] }
  | { kind: 'ramp'; from: number; to: number }
  | { kind: 'choice'; points: Record<string, number>; otherwise?: number | null }
  | { kind: 'quantile'; bins: number; better: 'high' | 'low' };

export interface Criterion {
  id: string;
  title: Localized;
  field: string;
  weight: number;
  scoring: Scoring;
}

export interface ScorecardMethod {
  kind: 'scorecard';
  minCoverage: number;
  criteria: Criterion[];
  minimumPopulation?: number;
}

export interface PolicyDocument {
  slug: string;
  title: Localized;
  description?: Localized | null;
  windowMonths: number;
  value: string;
  requiresPurchase?: boolean;
  scope?: Condition | null;
  rankWithin: string[];
  minimumGroup?: number;
  method: RfmMethod | AbcMethod | ScorecardMethod;
  tiers: TierDefinition[];
}

export interface PolicyVersionSummary {
  number: number;
  state: 'DRAFT' | 'PUBLISHED' | 'RETIRED';
  author: string;
  createdAt: string;
  publishedAt: string | null;
  publishedBy: string | null;
  note: string | null;
}

export interface PolicyDetail extends PolicySummary {
  /** Null until the first version is published. */
  document: PolicyDocument | null;
  draft: PolicyDocument | null;
  versions: PolicyVersionSummary[];
}

export interface PlacedProblem {
  slug: string;
  place?: string;
  detail: string;
  hint?: string | null;
  /** False for advice, which stops nobody. */
  error?: boolean;
}

export interface Preview {
  customers: number;
  rated: number;
  unrated: Record<string, number>;
  tiers: { tier: string; title: Localized; customers: number; netRevenue: string; share: number }[];
  histogram: { from: number; to: number; customers: number }[];
  problems: PlacedProblem[];
  bins?: Record<string, { boundaries: string[]; counts: number[] }>;
  millis: number;
}
