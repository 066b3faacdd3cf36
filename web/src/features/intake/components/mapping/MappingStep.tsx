import { ArrowRightOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Tabs, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import type { Mapping, MappingTargets, UploadedFile } from '../../api/types';
import { missingFields, strangeColumns } from '../../model/mapping';
import { fieldsOf } from '../../model/suggestion';
import { FieldTable } from './FieldTable';
import { FileStrip } from './FileStrip';
import { MappingJson } from './MappingJson';
import { MappingStart } from './MappingStart';
import { PreviewTable } from './PreviewTable';
import { ReadingRules } from './ReadingRules';
import { SaveMapping } from './SaveMapping';
import { SetChoice } from './SetChoice';

interface Props {
  files: UploadedFile[];
  file: UploadedFile;
  mapping: Mapping;
  /** The chosen set of mappings; then there is nothing more to map. */
  set: string | null;
  sets: Record<string, string[]>;
  mappings: Mapping[];
  targets: MappingTargets[];
  starting: boolean;
  error: unknown;
  onOpen: (file: UploadedFile) => void;
  onChange: (file: UploadedFile, mapping: Mapping, set?: string | null) => void;
  onBack: () => void;
  onStart: () => void;
}

/** The form on the left, the rows as they will be read on the right. */
export function MappingStep({ files, file, mapping, set, sets, mappings, targets, starting, error, onOpen, onChange, onBack, onStart }: Props) {
  const { t } = useTranslation('intake');
  const localized = useLocalized();
  const [view, setView] = useState('form');
  const fields = fieldsOf(mapping.kind, targets);
  const missing = missingFields(mapping, fields);
  const strange = (mapping.lookups ?? []).length > 0 ? [] : strangeColumns(mapping, file);
  const change = (next: Mapping) => onChange(file, next);
  const missingText = t('mapping.missing', { fields: missing.map((field) => localized(field.title)).join(t('listSeparator')) });
  return (
    <div className="stack">
      {files.length > 1 && (
        <Segmented
          value={file.fileId}
          options={files.map((other) => ({ value: other.fileId, label: other.name }))}
          onChange={(id) => onOpen(files.find((other) => other.fileId === id) ?? file)}
        />
      )}
      <FileStrip file={file} mapping={mapping} onChange={onChange} />
      {Object.keys(sets).length > 0 && file.parts.length > 1 && <SetChoice set={set} sets={sets} mappings={mappings} onChoose={(next) => onChange(file, mapping, next)} />}
      {set === null && <div className="mapping-layout">
        <div className="stack">
          <Panel extra={<Segmented value={view} onChange={setView} options={[{ value: 'form', label: t('mapping.form') }, { value: 'json', label: 'JSON' }]} />} title={t('step.mapping')}>
            {view === 'json' ? (
              <MappingJson mapping={mapping} onChange={change} />
            ) : (
              <>
                <MappingStart file={file} mapping={mapping} mappings={mappings} targets={targets} onChange={change} />
                {strange.length > 0 && <Alert type="warning" showIcon title={t('mapping.strange', { columns: strange.join(t('listSeparator')) })} style={{ margin: '12px 0' }} />}
                <FieldTable file={file} mapping={mapping} fields={fields} onChange={change} />
              </>
            )}
          </Panel>
          {view === 'form' && <ReadingRules file={file} mapping={mapping} onChange={change} />}
        </div>
        <div className="mapping-side">
          <Panel flush>
            <Tabs
              style={{ paddingInline: 16 }}
              items={[
                { key: 'read', label: t('preview.title'), children: <PreviewTable file={file} mapping={mapping} fields={fields} ready={missing.length === 0} notReady={missingText} /> },
                { key: 'raw', label: t('preview.raw', { count: file.columns.length }), children: <RawColumns file={file} mapping={mapping} /> },
              ]}
            />
          </Panel>
        </div>
      </div>}
      {Boolean(error) && <ProblemAlert error={error} />}
      <div className="mapping-footer">
        <Button onClick={onBack}>{t('mapping.back')}</Button>
        <div className="inline">
          {set === null && <SaveMapping mapping={mapping} taken={mappings} onSaved={change} />}
          <Tooltip title={set === null && missing.length > 0 ? missingText : null}>
            <Button type="primary" size="large" icon={<ArrowRightOutlined />} iconPlacement="end" disabled={set === null && missing.length > 0} loading={starting} onClick={onStart}>
              {t('mapping.start')}
            </Button>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}

function RawColumns({ file, mapping }: { file: UploadedFile; mapping: Mapping }) {
  const { t } = useTranslation('intake');
  const used = new Set(Object.values(mapping.columns));
  return (
    <div style={{ paddingBottom: 16 }}>
      {file.columns.map((column) => (
        <div key={column.name} className="report-problem">
          <div><b>{column.name}</b>{!used.has(column.name) && <span className="faint"> · {t('preview.unused')}</span>}</div>
          <div className="muted ellipsis">{column.samples.slice(0, 4).join(' · ')}</div>
        </div>
      ))}
    </div>
  );
}
