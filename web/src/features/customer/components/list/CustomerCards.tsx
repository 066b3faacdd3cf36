import { Link } from 'react-router';
import type { Field, Row } from '@/api/types';
import { useAsOf, withAsOf } from '@/shared/asof/asOf';
import { useLocalized } from '@/shared/i18n/useLocale';
import { FieldValue } from './FieldValue';
import { NAME } from './columns';

const ON_TOP = new Set([NAME, 'tier', 'country']);
const SHOWN = 4;

/** The list on a phone: a table of eight columns helps nobody there. */
export function CustomerCards({ rows, columns, currency }: { rows: Row[]; columns: Field[]; currency: string }) {
  const text = useLocalized();
  const [asOf] = useAsOf();
  const tier = columns.find((field) => field.id === 'tier');
  const country = columns.find((field) => field.id === 'country');
  const others = columns.filter((field) => !ON_TOP.has(field.id)).slice(0, SHOWN);
  return (
    <ul className="customer-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={withAsOf(`/customers/${row.id}`, asOf)}>
            <span className="card-top">
              <b className="ellipsis">{String(row.name)}</b>
              {tier && <FieldValue field={tier} row={row} currency={currency} />}
            </span>
            {country && <FieldValue field={country} row={row} currency={currency} />}
            <dl>
              {others.map((field) => (
                <div key={field.id}><dt>{text(field.title)}</dt><dd><FieldValue field={field} row={row} currency={currency} /></dd></div>
              ))}
            </dl>
          </Link>
        </li>
      ))}
    </ul>
  );
}
