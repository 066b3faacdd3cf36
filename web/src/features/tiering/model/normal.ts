// Documents leave absent parts out. The form wants them there, as nothing.
import type { PolicyDetail, PolicyDocument, Scoring } from '../api/types';

export function normal(document: PolicyDocument): PolicyDocument {
  const { method } = document;
  const whole = { ...document, scope: document.scope ?? null, rankWithin: document.rankWithin ?? [] };
  if (method.kind !== 'scorecard') return whole;
  return { ...whole, method: { ...method, criteria: method.criteria.map((criterion) => ({ ...criterion, scoring: normalScoring(criterion.scoring) })) } };
}

function normalScoring(scoring: Scoring): Scoring {
  if (scoring.kind !== 'bands') return scoring;
  return { ...scoring, bands: scoring.bands.map((band) => ({ from: band.from ?? null, to: band.to ?? null, points: band.points })) };
}

export function normalDetail(policy: PolicyDetail): PolicyDetail {
  return { ...policy, document: policy.document && normal(policy.document), draft: policy.draft && normal(policy.draft) };
}
