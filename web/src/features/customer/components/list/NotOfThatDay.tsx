import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useAsOf } from '@/shared/asof/asOf';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';

/** The filter asks for what a past day does not have: said instead of answered with figures of today. */
export function NotOfThatDay({ fields, onRemove }: { fields: readonly Field[]; onRemove: () => void }) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const text = useLocalized();
  const [day, change] = useAsOf();
  if (!day) return null;
  const names = fields.map((field) => text(field.title)).join(t('list.and'));
  const description = (
    <>
      <p>{t('list.lackingText')}</p>
      <Button size="small" type="primary" onClick={onRemove}>{t('list.removeLacking')}</Button>{' '}
      <Button size="small" onClick={() => change(undefined)}>{t('list.filterToday')}</Button>
    </>
  );
  return <Alert type="error" showIcon title={t('list.lacking', { names, date: f.date(day) })} description={description} />;
}
