// Documents leave absent parts out. The form wants them there, as nothing.
import type { Criterion, MatrixAxis, PolicyDetail, PolicyDocument, Scoring } from '../api/types';

export function normal(document: PolicyDocument): PolicyDocument {
  const { method } = document;
  const whole = { ...document, scope: document.scope ?? null, rankWithin: document.rankWithin ?? [] };
  if (method.kind === 'scorecard') return { ...whole, method: { ...method, criteria: method.criteria.map(normalCriterion) } };
  if (method.kind === 'matrix') return { ...whole, method: { ...method, value: normalAxis(method.value), potential: normalAxis(method.potential) } };
  return whole;
}

function normalAxis(axis: MatrixAxis): MatrixAxis {
  return { ...axis, boundaries: axis.boundaries.map(Number), criteria: axis.criteria.map(normalCriterion) };
}

function normalCriterion(criterion: Criterion): Criterion {
  return { ...criterion, scoring: normalScoring(criterion.scoring) };
}

function normalScoring(scoring: Scoring): Scoring {
  if (scoring.kind !== 'bands') return scoring;
  return { ...scoring, bands: scoring.bands.map((band) => ({ from: band.from ?? null, to: band.to ?? null, points: band.points })) };
}

export function normalDetail(policy: PolicyDetail): PolicyDetail {
  return { ...policy, document: policy.document && normal(policy.document), draft: policy.draft && normal(policy.draft) };
}
