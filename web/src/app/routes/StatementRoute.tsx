import { useParams } from 'react-router';
import { StatementPage } from '@/features/standing/components/StatementPage';
import { NotFoundRoute } from './NotFoundRoute';

export function StatementRoute() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) ? <StatementPage key={id} customerId={id} /> : <NotFoundRoute />;
}
