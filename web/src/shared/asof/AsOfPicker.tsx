import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useAsOf, useTierHistoryDays } from './asOf';

const ISO = 'YYYY-MM-DD';

/** Looks at tiers as they were on a past day. Not offered where only one day is known. */
export function AsOfPicker() {
  const { t } = useTranslation('shared');
  const [day, change] = useAsOf();
  const known = useTierHistoryDays();
  if (!known || (known.days < 2 && !day)) return null;
  return (
    <DatePicker
      aria-label={t('asOf.pick')}
      placeholder={t('asOf.pick')}
      value={day ? dayjs(day) : null}
      minDate={dayjs(known.first)}
      maxDate={dayjs(known.last)}
      onChange={(chosen) => change(chosen ? chosen.format(ISO) : undefined)}
    />
  );
}
