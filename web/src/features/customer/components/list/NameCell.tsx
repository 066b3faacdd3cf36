import { Link } from 'react-router';
import type { Row } from '@/api/types';

export function NameCell({ row }: { row: Row }) {
  const key = row.external_key;
  return (
    <span className="name-cell">
      <Link to={`/customers/${row.id}`} onClick={(event) => event.stopPropagation()}>{String(row.name)}</Link>
      {typeof key === 'string' && <small className="faint">{key}</small>}
    </span>
  );
}
