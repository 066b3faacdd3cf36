import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}

export function PageHeader({ title, subtitle, actions, back, children }: Props) {
  return (
    <header className="page-header">
      <title>{`${title} · Fenji`}</title>
      {back && <Link className="page-back" to={back.to}>← {back.label}</Link>}
      <div className="page-header-row">
        <div className="page-header-text">
          <h1>{title}</h1>
          {subtitle && <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}
