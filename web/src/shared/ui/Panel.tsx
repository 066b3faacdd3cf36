import type { ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  className?: string;
  flush?: boolean;
  children: ReactNode;
}

/** The card of this product: a quiet frame, a small heading, nothing else. */
export function Panel({ title, note, extra, className = '', flush = false, children }: Props) {
  return (
    <section className={`panel ${flush ? 'panel-flush' : ''} ${className}`}>
      {(title || extra) && (
        <div className="panel-head">
          <div>
            {title && <h2>{title}</h2>}
            {note && <div className="panel-note">{note}</div>}
          </div>
          {extra && <div className="panel-extra">{extra}</div>}
        </div>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
