import { SwapOutlined } from '@ant-design/icons';
import { Button, Input, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { Mapping, TargetField, UploadedFile } from '../../api/types';
import { isMapped, setColumn, setConstant } from '../../model/mapping';

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  fields: TargetField[];
  onChange: (mapping: Mapping) => void;
}

/** What we know on the left, the file's column on the right; fields nobody mapped wait behind a button. */
export function FieldTable({ file, mapping, fields, onChange }: Props) {
  const { t } = useTranslation('intake');
  const [all, setAll] = useState(false);
  const shown = all ? fields : fields.filter((field) => field.required || isMapped(mapping, field.id) || field.id in mapping.constants);
  const hidden = fields.length - shown.length;
  return (
    <div style={{ marginTop: 8 }}>
      {shown.map((field) => <FieldRow key={field.id} field={field} file={file} mapping={mapping} onChange={onChange} />)}
      {(hidden > 0 || all) && <Button type="link" style={{ paddingInline: 0 }} onClick={() => setAll(!all)}>{all ? t('mapping.fewer') : t('mapping.more', { count: hidden })}</Button>}
    </div>
  );
}

function FieldRow({ field, file, mapping, onChange }: { field: TargetField } & Omit<Props, 'fields'>) {
  const { t } = useTranslation('intake');
  const localized = useLocalized();
  const fixed = field.id in mapping.constants;
  const column = mapping.columns[field.id];
  const samples = file.columns.find(({ name }) => name === column)?.samples.slice(0, 3) ?? [];
  const title = localized(field.title);
  const toggle = () => onChange(fixed ? setConstant(mapping, field.id, null) : setConstant(setColumn(mapping, field.id, null), field.id, ''));
  return (
    <div className="field-row" data-field={field.id}>
      <span className={`field-name ${field.required ? 'field-required' : ''}`}>{title}</span>
      <div className="field-value">
        {fixed ? (
          <Input value={mapping.constants[field.id]} placeholder={t('mapping.constant')} aria-label={title} onChange={(event) => onChange(setConstant(mapping, field.id, event.target.value))} />
        ) : (
          <Select
            allowClear
            showSearch
            aria-label={title}
            status={field.required && !column ? 'warning' : undefined}
            placeholder={t('mapping.choose')}
            value={column ?? null}
            options={file.columns.map(({ name, samples: some }) => ({ value: name, label: name, samples: some }))}
            optionRender={({ data }) => <div className="column-option"><span>{data.label}</span><small>{data.samples[0]}</small></div>}
            onChange={(name: string | null | undefined) => onChange(setColumn(mapping, field.id, name ?? null))}
          />
        )}
        <Tooltip title={fixed ? t('mapping.useColumn') : t('mapping.useConstant')}>
          <Button icon={<SwapOutlined />} aria-label={`${title}: ${fixed ? t('mapping.useColumn') : t('mapping.useConstant')}`} type={fixed ? 'primary' : 'default'} ghost={fixed} onClick={toggle} />
        </Tooltip>
      </div>
      {samples.length > 0 && <div className="field-sample">{samples.join(' · ')}</div>}
    </div>
  );
}
