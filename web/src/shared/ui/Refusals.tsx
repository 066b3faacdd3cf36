import { Alert } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  refusals: readonly { slug: string; detail: string; hint?: string | null }[];
  action?: ReactNode;
}

/** Why something was not computed, in words, with what to do: too little data is said, not papered over. */
export function Refusals({ title, refusals, action }: Props) {
  if (refusals.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={refusals.map((refusal) => <div key={refusal.slug}>{refusal.detail} {refusal.hint && <span className="muted">{refusal.hint}</span>}</div>)}
      action={action}
    />
  );
}
