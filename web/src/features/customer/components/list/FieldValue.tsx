import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field, Row } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { Country } from '@/shared/ui/Country';
import { TierBadge } from '@/shared/ui/TierBadge';

interface Props {
  field: Field;
  row: Row;
  currency: string;
}

/** One value of a row, written as its field's type and unit ask. */
export function FieldValue({ field, row, currency }: Props) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const text = useLocalized();
  const ladder = useLadder();
  const value = row[field.id];
  if (field.id === 'tier') {
    const rung = ladder.get(asText(value) ?? '');
    const title = rung?.title ?? field.choices?.find((choice) => choice.value === value)?.title;
    return <TierBadge title={title} rank={rung?.rank} none={t('list.unrated')} />;
  }
  if (field.type === 'COUNTRY') return <Country code={asText(value)} given={asText(row.country_given)} />;
  if (field.type === 'TAGS') return Array.isArray(value) ? value.map((tag) => <Tag key={String(tag)}>{String(tag)}</Tag>) : null;
  if (value === null || value === undefined || value === '') return <span className="faint">–</span>;
  const decimal = typeof value === 'number' || typeof value === 'string' ? value : null;
  switch (field.type) {
    case 'MONEY': return <span title={f.money(decimal, currency)}>{f.moneyWhole(decimal, currency)}</span>;
    case 'NUMBER': return field.unit === 'RATIO' ? <Share id={field.id} value={decimal} /> : field.unit === 'PERCENT' ? <Share id={field.id} value={Number(decimal) / 100} /> : f.number(decimal);
    case 'DATE': return f.date(asText(value));
    case 'BOOLEAN': return value ? t('list.yes') : t('list.no');
    case 'CHOICE': return text(field.choices?.find((choice) => choice.value === value)?.title) || asText(value);
    case 'TEXT': return <span title={asText(value) ?? undefined}>{asText(value)}</span>;
  }
}

/** Growth has a direction, other shares have none. */
function Share({ id, value }: { id: string; value: string | number | null }) {
  const f = useFormat();
  if (!id.endsWith('growth')) return f.percent(value);
  const number = Number(value);
  return <span className={number > 0 ? 'good' : number < 0 ? 'bad' : undefined}>{number > 0 ? '+' : ''}{f.percent(value)}</span>;
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
