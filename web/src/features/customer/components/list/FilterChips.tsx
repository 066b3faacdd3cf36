import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition, Field } from '@/api/types';
import { topLevel, withoutTopLevel } from '@/shared/condition/model';
import { useDescribe } from '@/shared/condition/useDescribe';

interface Props {
  fields: readonly Field[];
  filter: Condition | null;
  currency: string;
  onChange: (filter: Condition | null) => void;
}

/** What narrows the list, in words, each part removable. */
export function FilterChips({ fields, filter, currency, onChange }: Props) {
  const { t } = useTranslation('customer');
  const describe = useDescribe(fields, currency);
  if (!filter) return null;
  return (
    <div className="filter-chips">
      {topLevel(filter).map((part, index) => (
        <Tag key={JSON.stringify(part)} closable variant="filled" color="blue" onClose={(event) => { event.preventDefault(); onChange(withoutTopLevel(filter, index)); }}>
          {describe(part)}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => onChange(null)}>{t('list.clearFilter')}</Button>
    </div>
  );
}
