import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useAsOf } from './asOf';

/** Says that a page shows a past day, what of it, and leads back to today. */
export function AsOfBanner({ note }: { note: string }) {
  const { t } = useTranslation('shared');
  const f = useFormat();
  const [day, change] = useAsOf();
  if (!day) return null;
  return <Alert className="as-of-banner" type="warning" showIcon title={t('asOf.banner', { date: f.date(day) })} description={note} action={<Button size="small" onClick={() => change(undefined)}>{t('asOf.back')}</Button>} />;
}
