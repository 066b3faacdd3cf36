import { useRouteError } from 'react-router';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';

export function RouteError() {
  return (
    <div className="page">
      <ProblemAlert error={useRouteError()} onRetry={() => window.location.reload()} />
    </div>
  );
}
