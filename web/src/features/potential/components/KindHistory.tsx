import { Button, Drawer, Form, Input as TextInput, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { StateTag } from '@/shared/ui/StateTag';
import { type Input, type Kind, type Potential, useInputs, useWithdraw } from '../api/potential';
import { Confidence } from './Confidence';
import { RecordInput } from './RecordInput';

interface Props {
  customerId: number;
  potential: Potential;
  kind: Kind;
  countsBefore?: string;
  readOnly: boolean;
  onClose: () => void;
}

/** Everything that was ever said of one kind; what was wrong is corrected or withdrawn, and stays. */
export function KindHistory({ customerId, potential, kind, countsBefore, readOnly, onClose }: Props) {
  const { t } = useTranslation('potential');
  const text = useLocalized();
  const { data, error, refetch } = useInputs(customerId, kind.kind);
  const [correcting, setCorrecting] = useState<Input>();
  const [withdrawing, setWithdrawing] = useState<Input>();
  const holding = potential.kinds.find((one) => one.kind === kind.kind)?.current?.id;
  return (
    <Drawer open size={460} title={t('historyTitle', { kind: text(kind.title) })} onClose={onClose}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton active />}
      {data?.length === 0 && <p className="muted">{t('historyNone')}</p>}
      <ol className="potential-history">
        {data?.map((input) => (
          <li key={input.id} className={input.withdrawn ? 'is-withdrawn' : undefined}>
            <Entry input={input} unit={kind.unit} currency={potential.baseCurrency} holds={input.id === holding} />
            {!readOnly && !input.withdrawn && (
              <div className="inline">
                <Button size="small" onClick={() => setCorrecting(input)}>{t('correct')}</Button>
                <Button size="small" onClick={() => setWithdrawing(input)}>{t('withdraw')}</Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {correcting && <RecordInput customerId={customerId} potential={potential} corrects={correcting} countsBefore={countsBefore} onClose={() => setCorrecting(undefined)} />}
      {withdrawing && <Withdraw input={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Drawer>
  );
}

function Entry({ input, unit, currency, holds }: { input: Input; unit: string; currency: string; holds: boolean }) {
  const { t } = useTranslation('potential');
  const f = useFormat();
  const write = useMetricValue(currency);
  const gone = input.withdrawn;
  return (
    <>
      <div className="potential-entry-head">
        <b className="tabular">{write(input.value, unit)}</b> <Confidence value={input.confidence} />
        {holds && <StateTag tone="good">{t('holds')}</StateTag>}
        {gone && <StateTag tone="idle">{gone.replacedBy ? t('replaced') : t('withdrawn')}</StateTag>}
      </div>
      <div>{input.source}</div>
      {input.note && <p className="muted">{input.note}</p>}
      <small className="muted">{t('observed', { date: f.date(input.observedOn) })}{input.validUntil && ` · ${t('validUntil', { date: f.date(input.validUntil) })}`} · {t('recordedBy', { name: input.recordedBy, time: f.time(input.recordedAt) })}</small>
      {gone && <small className="muted">{gone.reason ? t('withdrawnBecause', { name: gone.by, time: f.time(gone.at), reason: gone.reason }) : t('replacedBy', { name: gone.by, time: f.time(gone.at) })}</small>}
    </>
  );
}

function Withdraw({ input, onClose }: { input: Input; onClose: () => void }) {
  const { t } = useTranslation('potential');
  const withdraw = useWithdraw();
  const [reason, setReason] = useState('');
  const empty = reason.trim() === '';
  const save = () => withdraw.mutate({ id: input.id, reason: reason.trim() }, { onSuccess: onClose });
  return (
    <Modal open title={t('withdrawTitle')} okText={t('withdrawOk')} cancelText={t('cancel')} okButtonProps={{ disabled: empty }} confirmLoading={withdraw.isPending} onOk={save} onCancel={onClose}>
      <Form component="div" layout="vertical">
        <p className="muted">{t('withdrawText')}</p>
        <Form.Item label={t('field.reason')}><TextInput autoFocus aria-label={t('field.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={() => !empty && save()} /></Form.Item>
        {withdraw.error && <ProblemAlert error={withdraw.error} />}
      </Form>
    </Modal>
  );
}
