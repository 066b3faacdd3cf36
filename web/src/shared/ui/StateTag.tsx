import type { ReactNode } from 'react';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'idle';

/** A state in one word with a dot; the dot of work under way breathes. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state-tag state-${tone}`}>
      <i /> {children}
    </span>
  );
}
