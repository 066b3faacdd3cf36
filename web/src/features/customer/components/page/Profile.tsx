import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';

export function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const place = [customer.postalCode, customer.city, customer.region].filter(Boolean).join(' ');
  const lines: [string, ReactNode][] = [
    [t('field.email'), customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>],
    [t('field.phone'), customer.phone && <a href={`tel:${customer.phone.replace(/[^+\d]/g, '')}`}>{customer.phone}</a>],
    [t('page.place'), place],
    [t('field.industry'), customer.industry],
    [t('field.sizeClass'), customer.sizeClass],
    [t('field.language'), customer.language && languageName(customer.language, f.locale)],
    [t('field.creditLimit'), customer.creditLimit && (customer.currency ? f.moneyWhole(customer.creditLimit, customer.currency) : f.number(customer.creditLimit))],
    [t('page.parent'), customer.parentId && <Link to={`/customers/${customer.parentId}`}>{customer.parentName}</Link>],
    ...Object.entries(customer.attributes).map(([name, value]): [string, ReactNode] => [name, attribute(value)]),
    [t('page.source'), `${customer.source} · ${customer.externalKey}`],
    [t('page.created'), f.date(customer.createdAt)],
  ];
  return (
    <Panel title={t('page.profile')}>
      <dl className="profile">
        {lines.filter(([, value]) => Boolean(value)).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
    </Panel>
  );
}

function attribute(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
