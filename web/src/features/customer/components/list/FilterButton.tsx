import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Field } from '@/api/types';
import { ConditionBuilder } from '@/shared/condition/ConditionBuilder';
import { countRules } from '@/shared/condition/model';
import { useShortcut } from '@/shared/keyboard/useShortcut';
import { useNarrow } from '@/shared/ui/useMedia';

interface Props {
  fields: readonly Field[];
  filter: Condition | null;
  currency: string;
  onChange: (filter: Condition | null) => void;
}

/** Filters work while one builds them: the list behind follows every finished condition. */
export function FilterButton({ fields, filter, currency, onChange }: Props) {
  const { t } = useTranslation('customer');
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const [session, setSession] = useState(0);
  const toggle = (next: boolean) => {
    if (next) setSession((now) => now + 1);
    setOpen(next);
  };
  useShortcut('f', () => toggle(true));
  const clear = () => {
    onChange(null);
    setSession((now) => now + 1);
  };
  const editor = (
    <div className="filter-editor" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <ConditionBuilder key={session} fields={fields} value={filter} onChange={onChange} currency={currency} />
      <div className="filter-foot">
        <Button type="text" size="small" onClick={clear} disabled={!filter}>{t('list.clearFilter')}</Button>
        <Button type="primary" size="small" onClick={() => setOpen(false)}>{t('list.done')}</Button>
      </div>
    </div>
  );
  const button = (
    <Badge count={countRules(filter)} size="small" color="var(--accent)">
      <Button icon={<FilterOutlined />} onClick={narrow ? () => toggle(true) : undefined}>{t('list.filter')}</Button>
    </Badge>
  );
  if (narrow) {
    return (
      <>
        {button}
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="70%" title={t('list.filter')}>{editor}</Drawer>
      </>
    );
  }
  return <Popover open={open} onOpenChange={toggle} trigger="click" placement="bottomLeft" content={editor} arrow={false}>{button}</Popover>;
}
