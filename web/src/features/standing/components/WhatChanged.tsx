import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useExplanation, useTierHistory } from '../api/standing';
import { changesBetween } from '../changes';

interface Props {
  customerId: number;
  explanation: Explanation;
  currency: string;
}

/** The assignment before this one, criterion by criterion. */
export function WhatChanged({ customerId, explanation, currency }: Props) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const value = useMetricValue(currency);
  const history = useTierHistory(customerId, explanation.policy.id);
  const previous = history.data?.find((entry) => entry.validFrom < explanation.validFrom);
  const { data: before } = useExplanation(customerId, explanation.policy.id, previous?.validFrom, previous !== undefined);
  if (!before || before.validFrom === explanation.validFrom) return null;
  const changes = changesBetween(before, explanation);
  return (
    <section className="why-block">
      <h3>{t('changed.title', { date: f.date(before.validFrom) })}</h3>
      <p className="muted">
        {before.total !== null && explanation.total !== null ? t('changed.score', { before: f.number(before.total), now: f.number(explanation.total) }) : null}
        {before.policy.version !== explanation.policy.version && ` ${t('changed.version', { before: before.policy.version, now: explanation.policy.version })}`}
      </p>
      {changes.length === 0 ? <p className="muted">{t('changed.nothing')}</p> : (
        <ul className="next-steps">
          {changes.map((change) => (
            <li key={change.criterion}>
              <span>{text((change.now ?? change.before)?.title)}</span>
              <span className="tabular">
                <span className="muted">{value(change.before?.raw, change.before?.unit ?? '', change.before?.field)} → {value(change.now?.raw, change.now?.unit ?? '', change.now?.field)}</span>{' '}
                <b className={change.delta.startsWith('-') ? 'bad' : change.delta === '0' ? 'muted' : 'good'}>{f.signed(change.delta)}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
