import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '@/api/types';
import { type Format, useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';

export function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const place = [customer.postalCode, customer.city, customer.region].filter(Boolean).join(' ');
  const lines: [ReactNode, ReactNode][] = [
    [t('field.email'), customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>],
    [t('field.phone'), customer.phone && <a href={`tel:${customer.phone.replace(/[^+\d]/g, '')}`}>{customer.phone}</a>],
    [t('page.place'), place],
    [t('field.industry'), customer.industry],
    [t('field.sizeClass'), customer.sizeClass],
    [t('field.language'), customer.language && languageName(customer.language, f.locale)],
    [t('field.creditLimit'), customer.creditLimit && (customer.currency ? f.moneyWhole(customer.creditLimit, customer.currency) : f.number(customer.creditLimit))],
    [t('page.parent'), customer.parentId && <Link to={`/customers/${customer.parentId}`}>{customer.parentName}</Link>],
    ...Object.entries(customer.attributes).map(([name, value]): [ReactNode, ReactNode] => [<span className="attribute-name" key={name} title={name}>{t(`attribute.${name}`, { defaultValue: name.replaceAll('_', ' ') })}</span>, attribute(value, f)]),
    [t('page.source'), `${customer.source} · ${customer.externalKey}`],
    [t('page.created'), f.date(customer.createdAt)],
  ];
  return (
    <Panel title={t('page.profile')}>
      <dl className="profile">
        {lines.filter(([, value]) => Boolean(value)).map(([label, value], index) => <div key={index}><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
    </Panel>
  );
}

/** Numbers and days in the reader's form; an identifier in digits stays as it came. */
function attribute(value: unknown, f: Format): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return f.number(value);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return f.date(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
