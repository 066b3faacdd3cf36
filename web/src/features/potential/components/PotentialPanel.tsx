import { Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Kind, usePotential } from '../api/potential';
import '../potential.css';
import { Confidence } from './Confidence';
import { KindHistory } from './KindHistory';
import { RecordInput } from './RecordInput';

interface Props {
  customerId: number;
  /** The past day that the page shows; nothing is recorded then. */
  asOf?: string;
  /** The day that the customer's tier is as of: what is observed from it on does not count yet. */
  countsBefore?: string;
}

/** What people know of the customer's potential, each with its source, date and confidence. */
export function PotentialPanel({ customerId, asOf, countsBefore }: Props) {
  const { t } = useTranslation('potential');
  const can = useCan();
  const { data, error, refetch } = usePotential(customerId, asOf);
  const [recording, setRecording] = useState<Kind | 'any'>();
  const [shown, setShown] = useState<Kind>();
  const mayRecord = can('CUSTOMER_WRITE') && !asOf;
  return (
    <Panel
      title={t('title')}
      note={data && data.known > 0 ? t('known', { known: data.known, all: data.kinds.length }) : undefined}
      extra={mayRecord && data && data.known > 0 && <Button size="small" onClick={() => setRecording('any')}>{t('record')}</Button>}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton active paragraph={{ rows: 2 }} />}
      {data?.known === 0 && (
        <div className="potential-none">
          <p>{t('none')}</p>
          {mayRecord && <Button onClick={() => setRecording('any')}>{t('recordFirst')}</Button>}
        </div>
      )}
      {data && (
        <ul className={`potential ${data.known === 0 ? 'is-empty' : ''}`}>
          {data.kinds.map((kind) => (
            <KindRow key={kind.kind} kind={kind} currency={data.baseCurrency} countsBefore={asOf ? undefined : countsBefore} onRecord={mayRecord ? () => setRecording(kind) : undefined} onShow={() => setShown(kind)} />
          ))}
        </ul>
      )}
      {recording && data && <RecordInput customerId={customerId} potential={data} kind={recording === 'any' ? undefined : recording.kind} countsBefore={countsBefore} onClose={() => setRecording(undefined)} />}
      {shown && data && <KindHistory customerId={customerId} potential={data} kind={shown} countsBefore={countsBefore} readOnly={!mayRecord} onClose={() => setShown(undefined)} />}
    </Panel>
  );
}

interface RowProps {
  kind: Kind;
  currency: string;
  countsBefore?: string;
  onRecord?: () => void;
  onShow: () => void;
}

function KindRow({ kind, currency, countsBefore, onRecord, onShow }: RowProps) {
  const { t } = useTranslation('potential');
  const f = useFormat();
  const text = useLocalized();
  const write = useMetricValue(currency);
  const input = kind.current;
  const title = text(kind.title);
  return (
    <li>
      <span className="potential-name">{title}</span>
      <b className={`potential-value tabular ${input ? '' : 'faint'}`}>{input ? write(input.value, kind.unit) : '–'}{input && kind.unit === 'POINTS' && <small className="muted"> {t('points')}</small>}{input && kind.unit === 'MONEY' && <small className="muted"> {t('aYear')}</small>}</b>
      {input ? (
        <div className="potential-from">
          <Confidence value={input.confidence} />
          <span className="muted" title={f.date(input.observedOn)}>{input.observedOn === dayjs().format('YYYY-MM-DD') ? t('today') : f.ago(input.observedOn)}</span>
          <span className="potential-source" title={input.source}>{input.source}</span>
          {countsBefore && input.observedOn >= countsBefore && <small className="potential-later">{t('later', { date: f.date(countsBefore) })}</small>}
        </div>
      ) : (
        <span className="potential-from muted">{t('unknown')}</span>
      )}
      <span className="potential-do">
        {onRecord && <Button type="text" size="small" onClick={onRecord} aria-label={t('recordOf', { kind: title })}>{t('recordShort')}</Button>}
        <Button type="text" size="small" onClick={onShow} aria-label={t('historyOf', { kind: title })}>{t('history')}</Button>
      </span>
    </li>
  );
}
