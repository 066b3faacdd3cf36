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
  publishedVersion: number | null;
  hasDraft: boolean;
  shipped: boolean;
  updatedAt: string;
  tiers: TierCount[];
}

export interface TierDefinition {
  id: string;
  title: Localized;
  color?: string;
  enter?: number;
  segments?: string[];
  share?: number;
}

export interface RfmSegment {
  id: string;
  title: Localized;
  r: [number, number];
  f: [number, number];
}

export interface RfmMethod {
  kind: 'rfm';
  scale: number;
  binning: 'fixed' | 'quantile' | 'range';
  boundaries?: { recency: number[]; frequency: number[]; monetary: number[] };
  frequencyMetric: string;
  monetaryMetric: string;
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
  | { kind: 'choice'; points: Record<string, number>; otherwise?: number };

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
}

export interface PolicyDocument {
  slug: string;
  title: Localized;
  description?: Localized;
  windowMonths: number;
  value: string;
  scope: Condition | null;
  rankWithin: string[];
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
  document: PolicyDocument;
  draft: PolicyDocument | null;
  versions: PolicyVersionSummary[];
}

export interface PlacedProblem {
  slug: string;
  place?: string;
  detail: string;
  hint?: string;
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
