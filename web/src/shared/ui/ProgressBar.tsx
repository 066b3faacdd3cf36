import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format/useFormat';

interface Props {
  done: number;
  total: number | null | undefined;
  label?: ReactNode;
  /** Rows per second, time left and the like. */
  details?: ReactNode;
  failed?: boolean;
}

/** Progress of long work. An unknown total moves without pretending to know a share. */
export function ProgressBar({ done, total, label, details, failed = false }: Props) {
  const f = useFormat();
  const share = total ? Math.min(1, done / total) : null;
  return (
    <div className="progress-bar" role="status" aria-live="polite">
      <div className="progress-line">
        <span>{label}</span>
        <span className="muted tabular">{total ? `${f.number(done)} / ${f.number(total)} · ${f.percent(share, 0)}` : f.number(done)}</span>
      </div>
      <Progress percent={share === null ? 100 : share * 100} showInfo={false} status={failed ? 'exception' : share === 1 ? 'success' : 'active'} size="small" />
      {details && <div className="muted">{details}</div>}
    </div>
  );
}
