import type { Localized } from '@/api/types';
import { useLocalized } from '@/shared/i18n/useLocale';
import { tierColor } from './tierColor';

interface Props {
  title: Localized | null | undefined;
  /** 1 is the highest tier. */
  rank?: number | null;
  size?: 'small' | 'large';
  /** What is said when there is no tier. */
  none?: string;
}

export function TierBadge({ title, rank, size = 'small', none = '–' }: Props) {
  const text = useLocalized();
  if (!title) return <span className={`tier-badge tier-none tier-${size}`}>{none}</span>;
  return (
    <span className={`tier-badge tier-${size}`} style={{ '--tier': tierColor(rank) } as React.CSSProperties}>
      <i /> {text(title)}
    </span>
  );
}
