import type { Condition, Localized } from '@/api/types';
import type { Schemas } from '@/shared/api/rest';

export type TierCount = Schemas['PolicySizesTierSize'];
export type PolicySummary = Schemas['PolicyViewsPolicySummary'];
export type PolicyVersionSummary = Schemas['PolicyViewsVersionInfo'];
export type PlacedProblem = Schemas['PolicyViewsDocumentProblem'];

/** Null until the first version is published. */
export type PolicyDetail = Omit<Schemas['PolicyViewsPolicyDetail'], 'document' | 'draft'> & { document: PolicyDocument | null; draft: PolicyDocument | null };

// The contract leaves policy documents open: these are the shapes of docs/guide/en/policies.md.

export interface TierDefinition {
  id: string;
  title: Localized;
  /** Scorecard: from this score on. Absent on the last tier. */
  enter?: number | null;
  /** RFM: the segments of this tier. */
  segments?: string[];
  /** ABC: up to this cumulative share. Absent on the last tier. */
  share?: number | null;
  /** What staying needs where that is less than reaching: a score, or a cumulative share. */
  stay?: number | null;
  /** What is wished of the tier; it decides nobody's tier. */
  plan?: TierPlan;
}

export interface TierPlan {
  /** Wished share of the rated customers, 0 to 1. */
  share?: number | null;
  capacity?: number | null;
  /** Of one customer's treatment in a year. */
  cost?: number | null;
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

/** A scorecard of 0 to 100 and the lines that cut it into bands. */
export interface MatrixAxis {
  minCoverage: number;
  /** A declared input less sure than this does not count. */
  minConfidence?: number | null;
  /** Rising, one fewer than bands. */
  boundaries: number[];
  criteria: Criterion[];
}

/** Bands count from 1, the highest is the best. */
export interface MatrixCell {
  value: number;
  potential: number;
  tier: string;
  title: Localized;
  treatment?: Localized | null;
}

export interface MatrixMethod {
  kind: 'matrix';
  minimumPopulation?: number;
  value: MatrixAxis;
  potential: MatrixAxis;
  cells: MatrixCell[];
}

export const GATE_EFFECTS = ['cap', 'floor', 'fix'] as const;
export type GateEffect = (typeof GATE_EFFECTS)[number];

/** A red line after scoring; it has one of the effects. */
export type Gate = { id: string; reason: Localized; when: Condition } & Partial<Record<GateEffect, string>>;

export const VALIDITY_ENDS = ['day', 'month', 'quarter', 'year'] as const;

export interface Stability {
  minimumDays: number;
  descent: 'to_score' | 'one_step';
  graceDays: number;
  validity?: { months: number; end: (typeof VALIDITY_ENDS)[number] };
  undoReturnsDays: number;
}

export const NO_STABILITY: Stability = { minimumDays: 0, descent: 'to_score', graceDays: 0, undoReturnsDays: 0 };

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
  method: RfmMethod | AbcMethod | ScorecardMethod | MatrixMethod;
  tiers: TierDefinition[];
  gates?: Gate[];
  stability?: Stability;
  overrides?: { endRequired: boolean; longestDays: number };
}
