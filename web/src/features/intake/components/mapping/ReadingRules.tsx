import { InputNumber, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import type { Mapping, UploadedFile } from '../../api/types';
import { CreditNoteRules } from './CreditNoteRules';

const DATE_FORMATS = ['ISO', 'yyyy-MM-dd', 'yyyy-MM-dd HH:mm:ss', 'd/M/yyyy', 'd/M/yyyy H:mm', 'M/d/yyyy', 'M/d/yyyy H:mm', 'd.M.yyyy', 'yyyy/M/d', 'yyyyMMdd', 'EXCEL'];
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** How texts become dates and numbers, and which lines mean something else than a sale of goods. */
export function ReadingRules({ file, mapping, onChange }: Props) {
  const { t } = useTranslation('intake');
  const set = (change: Partial<Mapping>) => onChange({ ...mapping, ...change });
  const hasDocuments = mapping.kind === 'ORDER_LINES' || mapping.kind === 'ORDERS';
  return (
    <Panel title={t('rules.title')}>
      <Rule name={t('rules.dates')} help={t('rules.datesHelp')}>
        <Select mode="tags" aria-label={t('rules.dates')} value={mapping.dateFormats} options={DATE_FORMATS.map((value) => ({ value }))} onChange={(dateFormats: string[]) => set({ dateFormats })} />
        <Select allowClear showSearch aria-label={t('rules.zone')} placeholder={t('rules.zone')} value={mapping.zone} options={ZONES} onChange={(zone: string | undefined) => set({ zone: zone ?? null })} />
      </Rule>
      <Rule name={t('rules.decimal')}>
        <Segmented<Mapping['decimal']> value={mapping.decimal} onChange={(decimal) => set({ decimal })} options={[{ value: 'POINT', label: '1,234.56' }, { value: 'COMMA', label: '1.234,56' }]} />
      </Rule>
      {hasDocuments && <CreditNoteRules file={file} mapping={mapping} onChange={onChange} />}
      {hasDocuments && (
        <Rule name={t('rules.nonGoods')} help={t('rules.nonGoodsHelp')}>
          <Select
            mode="tags"
            aria-label={t('rules.nonGoods')}
            tokenSeparators={[',', ' ']}
            value={mapping.nonGoods.codes}
            placeholder="POST, BANK CHARGES, M"
            onChange={(codes: string[]) => set({ nonGoods: { ...mapping.nonGoods, codes } })}
          />
        </Rule>
      )}
      <Rule name={t('rules.nulls')} help={t('rules.nullsHelp')}>
        <Select mode="tags" aria-label={t('rules.nulls')} value={mapping.nulls} onChange={(nulls: string[]) => set({ nulls })} />
      </Rule>
      <Rule name={t('rules.maxBad')} help={t('rules.maxBadHelp')}>
        <InputNumber
          min={0}
          max={100}
          step={1}
          suffix="%"
          aria-label={t('rules.maxBad')}
          value={Math.round(mapping.maxBadShare * 10000) / 100}
          onChange={(percent) => set({ maxBadShare: (percent ?? 0) / 100 })}
        />
      </Rule>
    </Panel>
  );
}

export function Rule({ name, help, children }: { name: string; help?: string; children: ReactNode }) {
  return (
    <div className="rule">
      <span className="field-name">{name}</span>
      <div className="rule-value">{children}</div>
      {help && <span className="rule-help">{help}</span>}
    </div>
  );
}
