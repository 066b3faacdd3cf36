import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  /** The exact figure, on hover, where the shown one is shortened. */
  title?: string;
  to?: string;
}

/** One number with its name; a link to what it counts. */
export function Figure({ label, value, note, title, to }: Props) {
  const content = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value tabular" title={title}>{value}</span>
      {note && <span className="figure-note">{note}</span>}
    </>
  );
  return to ? <Link className="figure" to={to}>{content}</Link> : <div className="figure">{content}</div>;
}
