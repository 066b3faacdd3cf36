import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '@/shared/session/session';
import { PageSkeleton } from '@/shared/ui/Loading';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';

export function RequireSession({ children }: { children: ReactNode }) {
  const session = useSession();
  const here = useLocation();
  if (session.isPending) return <PageSkeleton />;
  if (session.isError) return <div className="page"><ProblemAlert error={session.error} onRetry={() => void session.refetch()} /></div>;
  if (session.data) return children;
  const next = here.pathname + here.search;
  return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
}
