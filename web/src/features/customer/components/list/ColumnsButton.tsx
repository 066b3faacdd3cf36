import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLocalized } from '@/shared/i18n/useLocale';
import { NAME } from './columns';

interface Props {
  fields: readonly Field[];
  shown: readonly Field[];
  onChange: (columns: string[] | null) => void;
}

/** Which columns, in which order: the chosen ones first, movable; the rest below, found by typing. */
export function ColumnsButton({ fields, shown, onChange }: Props) {
  const { t } = useTranslation('customer');
  const text = useLocalized();
  const [typed, setTyped] = useState('');
  const ids = shown.map((field) => field.id);
  const found = (field: Field) => `${field.id} ${field.title.en} ${field.title.zh}`.toLowerCase().includes(typed.toLowerCase());
  const others = fields.filter((field) => !ids.includes(field.id) && found(field));
  const move = (index: number, by: number) => {
    const next = [...ids];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    onChange(next);
  };
  const content = (
    <div className="columns-editor">
      <Input size="small" allowClear placeholder={t('columns.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div className="columns-list">
        {shown.map((field, index) => field.id !== NAME && found(field) && (
          <div key={field.id} className="columns-line">
            <Checkbox checked onChange={() => onChange(ids.filter((id) => id !== field.id))}>{text(field.title)}</Checkbox>
            <span>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={index <= 1} onClick={() => move(index, -1)} aria-label={t('columns.up')} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={index === shown.length - 1} onClick={() => move(index, 1)} aria-label={t('columns.down')} />
            </span>
          </div>
        ))}
        {others.length > 0 && <div className="columns-rest">{t('columns.more')}</div>}
        {others.map((field) => <div key={field.id} className="columns-line"><Checkbox checked={false} onChange={() => onChange([...ids, field.id])}>{text(field.title)}</Checkbox></div>)}
      </div>
      <Button type="link" size="small" onClick={() => onChange(null)}>{t('columns.usual')}</Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content} arrow={false}>
      <Tooltip title={t('columns.title')}><Button icon={<TableOutlined />} aria-label={t('columns.title')} /></Tooltip>
    </Popover>
  );
}
