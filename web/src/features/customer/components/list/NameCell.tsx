import { Link } from 'react-router';
import type { Row } from '@/api/types';
import { useAsOf, withAsOf } from '@/shared/asof/asOf';

export function NameCell({ row }: { row: Row }) {
  const key = row.external_key;
  const [asOf] = useAsOf();
  return (
    <span className="name-cell">
      <Link to={withAsOf(`/customers/${row.id}`, asOf)} onClick={(event) => event.stopPropagation()}>{String(row.name)}</Link>
      {typeof key === 'string' && <small className="faint">{key}</small>}
    </span>
  );
}
