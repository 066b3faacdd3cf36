import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { policiesQuery } from '@/shared/policy/ladders';
import type { Movement, Period } from '../api/movements';

const ISO = 'YYYY-MM-DD';

interface Props {
  period: Period;
  movement: Movement | undefined;
  onChange: (change: Partial<Period>) => void;
}

/** Which policy, and from which day to which. */
export function PeriodPicker({ period, movement, onChange }: Props) {
  const { t } = useTranslation('movement');
  const text = useLocalized();
  const policies = useQuery(policiesQuery).data?.filter((policy) => !policy.retired && policy.publishedVersion);
  const history = movement?.history;
  const presets = history ? [1, 3, 6, 12].map((months) => ({ label: t('period.months', { count: months }), value: [later(dayjs(history.first), dayjs(history.last).subtract(months, 'month')), dayjs(history.last)] as [dayjs.Dayjs, dayjs.Dayjs] })) : [];
  return (
    <div className="movement-period">
      {policies && policies.length > 1 && (
        <Select
          aria-label={t('period.policy')}
          value={period.policy ?? String(movement?.policy.id ?? '')}
          options={policies.map((policy) => ({ value: String(policy.id), label: text(policy.title) }))}
          popupMatchSelectWidth={false}
          onChange={(policy: string) => onChange({ policy, from: undefined, to: undefined })}
        />
      )}
      {movement?.from && movement.to && history && (
        <DatePicker.RangePicker
          allowClear={false}
          aria-label={t('period.days')}
          value={[dayjs(movement.from), dayjs(movement.to)]}
          minDate={dayjs(history.first)}
          maxDate={later(dayjs(history.last), dayjs())}
          presets={presets}
          onChange={(days) => days?.[0] && days[1] && onChange({ from: days[0].format(ISO), to: days[1].format(ISO) })}
        />
      )}
    </div>
  );
}

const later = (one: dayjs.Dayjs, other: dayjs.Dayjs) => (one.isAfter(other) ? one : other);
