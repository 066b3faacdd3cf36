import { HistoryOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { useCan } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { ProgressBar } from '@/shared/ui/ProgressBar';
import { type Past, usePast, usePastRuns } from '../api/movements';

/** Months that have sales but no tiers: offered to be computed, with progress. */
export function ComputePast({ policy, alone }: { policy: string | undefined; alone: boolean }) {
  const { t } = useTranslation('movement');
  const can = useCan();
  const queries = useQueryClient();
  const past = usePast(policy, can('RUN_READ')).data;
  const open = past?.open ?? 0;
  const before = useRef(open);
  useEffect(() => {
    if (open < before.current) void queries.invalidateQueries({ queryKey: ['movement'] });
    before.current = open;
  }, [open, queries]);
  if (open > 0 && past) return <Panel><Progress past={past} policy={policy} /></Panel>;
  const months = past?.days.length ?? 0;
  const text = months > 0 ? t('past.text', { count: months }) : t('past.nothing');
  const action = months > 0 && can('RUN_START') && <Compute policy={policy} primary={alone} />;
  if (alone) return <Panel><EmptyState icon={<HistoryOutlined />} title={t('past.alone')} text={text} action={action} /></Panel>;
  return months === 0 ? null : <Panel><div className="past-line"><span className="muted">{text}</span>{action}</div></Panel>;
}

function Compute({ policy, primary }: { policy: string | undefined; primary: boolean }) {
  const { t } = useTranslation('movement');
  const { message } = App.useApp();
  const { compute } = usePastRuns(policy);
  return <Button type={primary ? 'primary' : 'default'} icon={<HistoryOutlined />} loading={compute.isPending} onClick={() => compute.mutate(undefined, { onError: (error) => void message.error(asProblem(error).message) })}>{t('past.action')}</Button>;
}

function Progress({ past, policy }: { past: Past; policy: string | undefined }) {
  const { t } = useTranslation('movement');
  const f = useFormat();
  const can = useCan();
  const { cancel } = usePastRuns(policy);
  const [most, setMost] = useState(past.open);
  if (past.open > most) setMost(past.open);
  return (
    <div className="past-line">
      <div style={{ flex: 1, minWidth: 220 }}><ProgressBar done={most - past.open} total={most} label={past.current ? t('past.current', { date: f.date(past.current) }) : t('past.waiting')} /></div>
      {can('RUN_START') && <Button danger loading={cancel.isPending} onClick={() => cancel.mutate()}>{t('past.cancel')}</Button>}
    </div>
  );
}
