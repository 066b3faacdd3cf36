import { useTranslation } from 'react-i18next';
import type { ListState } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { useCustomerCount } from '../../api/search';

/** Never more exact than it is: beyond the limit the server stops counting and says so. */
export function CustomerCount({ state }: { state: ListState }) {
  const { t } = useTranslation('customer');
  const f = useFormat();
  const { data, isPlaceholderData } = useCustomerCount(state);
  if (!data) return null;
  const text = data.exact ? t('list.count', { count: data.count, number: f.number(data.count) }) : data.count > 0 ? t('list.countOver', { number: f.number(data.count) }) : t('list.countMany');
  return <span className="list-count muted tabular" aria-live="polite" aria-busy={isPlaceholderData}>{text}</span>;
}
