import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import type { ImportKind, Mapping, MappingTargets, UploadedFile } from '../../api/types';
import { guessedMapping } from '../../model/suggestion';

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  mappings: Mapping[];
  targets: MappingTargets[];
  onChange: (mapping: Mapping) => void;
}

/** Three answers that decide the rest: what the rows are, which mapping to begin with, and whose keys these are. */
export function MappingStart({ file, mapping, mappings, targets, onChange }: Props) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const scores = new Map(file.suggestions.map((suggestion) => [suggestion.mapping, suggestion.score]));
  const option = (known: Mapping) => ({ value: known.name, label: known.name });
  const fitting = mappings.filter((known) => scores.has(known.name)).sort((a, b) => (scores.get(b.name) ?? 0) - (scores.get(a.name) ?? 0));
  const others = mappings.filter((known) => !scores.has(known.name));
  return (
    <div>
      <div className="rule">
        <span className="field-name">{t('mapping.from')}</span>
        <Select
          value={mapping.name || undefined}
          placeholder={t('mapping.fromGuess')}
          allowClear
          showSearch
          options={[
            ...(fitting.length > 0 ? [{ label: t('mapping.fitting'), options: fitting.map(option) }] : []),
            ...(others.length > 0 ? [{ label: t('mapping.others'), options: others.map(option) }] : []),
          ]}
          optionRender={({ data }) => (
            <div className="column-option"><span>{data.label}</span>{scores.has(data.label) && <small>{t('mapping.score', { share: f.percent(scores.get(data.label) ?? 0, 0) })}</small>}</div>
          )}
          onChange={(name: string | undefined) => onChange(mappings.find((known) => known.name === name) ?? guessedMapping(file, mapping.kind, targets))}
        />
      </div>
      <div className="rule">
        <span className="field-name">{t('mapping.kind')}</span>
        <Select<ImportKind>
          value={mapping.kind}
          options={targets.map(({ kind }) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind) => onChange({ ...guessedMapping(file, kind, targets), source: mapping.source })}
        />
      </div>
      <div className="rule">
        <label className="field-name" htmlFor="mapping-source">{t('mapping.source')}</label>
        <Input id="mapping-source" value={mapping.source} onChange={(event) => onChange({ ...mapping, source: event.target.value })} />
        <span className="rule-help">{t('mapping.sourceHelp')}</span>
      </div>
    </div>
  );
}
