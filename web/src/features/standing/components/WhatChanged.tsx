import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';

type Change = NonNullable<Explanation['sinceBefore']>['changes'][number];

/** The result before this one, criterion by criterion. */
export function WhatChanged({ explanation, currency }: { explanation: Explanation; currency: string }) {
  const { t } = useTranslation(['standing', 'moves']);
  const f = useFormat();
  const diff = explanation.sinceBefore;
  const cause = explanation.cause?.kind === 'RUN' ? null : explanation.cause;
  if (!diff && !cause) return null;
  return (
    <section className="why-block">
      <h3>{t('changed.title', { date: f.date(explanation.validFrom) })}</h3>
      {cause && <p>{t(`moves:cause.${cause.kind}`, { subject: cause.subject ?? cause.subjectId })} · <span className="muted">{f.time(cause.at)}</span></p>}
      {diff && <Difference diff={diff} explanation={explanation} currency={currency} />}
    </section>
  );
}

function Difference({ diff, explanation, currency }: { diff: NonNullable<Explanation['sinceBefore']>; explanation: Explanation; currency: string }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  return (
    <>
      <p className="muted">
        {diff.totalBefore && diff.totalAfter ? t('changed.score', { before: f.number(diff.totalBefore), now: f.number(diff.totalAfter) }) : null}
        {!diff.samePolicy && ` ${t('changed.policy')}`}
        {diff.samePolicy && !diff.sameCalibration && ` ${t('changed.calibration')}`}
      </p>
      {diff.changes.length === 0 ? <p className="muted">{t('changed.nothing')}</p> : (
        <ul className="next-steps">{diff.changes.map((change) => <ChangeLine key={change.criterion} change={change} explanation={explanation} currency={currency} />)}</ul>
      )}
    </>
  );
}

function ChangeLine({ change, explanation, currency }: { change: Change; explanation: Explanation; currency: string }) {
  const f = useFormat();
  const text = useLocalized();
  const value = useMetricValue(currency);
  const part = explanation.parts.find((candidate) => candidate.criterion === change.criterion);
  const sign = Number(change.contribution);
  return (
    <li>
      <span>{text(part?.title) || change.criterion}</span>
      <span className="tabular">
        <span className="muted">{value(change.from, part?.unit ?? '', part?.field)} → {value(change.to, part?.unit ?? '', part?.field)}</span>{' '}
        <b className={sign < 0 ? 'bad' : sign === 0 ? 'muted' : 'good'}>{f.signed(change.contribution)}</b>
      </span>
    </li>
  );
}
