import { FileTextOutlined } from '@ant-design/icons';
import { Alert, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { type Dialect, useReadAgain } from '../../api/files';
import type { Mapping, UploadedFile } from '../../api/types';

const CHARSETS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'ISO-8859-1', 'windows-1252'];
const NAMES: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
const DELIMITERS = Object.keys(NAMES);

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  onChange: (file: UploadedFile, mapping: Mapping) => void;
}

/** What was detected of the file, each open to correction; a change reads the columns again. */
export function FileStrip({ file, mapping, onChange }: Props) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const readAgain = useReadAgain();
  const apply = (dialect: Dialect) => {
    const whole = { charset: mapping.charset ?? null, delimiter: mapping.delimiter ?? null, sheet: mapping.sheet ?? null, file: mapping.file ?? null, ...dialect };
    readAgain.mutate({ fileId: file.fileId, ...whole }, { onSuccess: (read) => onChange(read, { ...mapping, ...whole }) });
  };
  const nameOf = (delimiter: string) => t(`delimiter.${NAMES[delimiter] ?? 'other'}`);
  return (
    <div>
      <div className="file-strip" aria-busy={readAgain.isPending}>
        <span className="file-strip-name"><FileTextOutlined /> {file.name} <span className="faint">{f.bytes(file.size)}</span></span>
        {file.parts.length > 1 && (
          <label>
            {t('file.main')}
            <Select size="small" variant="filled" style={{ minWidth: 180 }} value={mapping.file ?? file.parts[0]} loading={readAgain.isPending} options={file.parts.map((value) => ({ value, label: value }))} onChange={(part) => apply({ file: part })} />
          </label>
        )}
        {file.format === 'CSV' && (
          <>
            <label>
              {t('file.charset')}
              <Select size="small" variant="filled" style={{ width: 130 }} value={mapping.charset ?? file.charset} loading={readAgain.isPending} options={choices(CHARSETS, file.charset)} onChange={(charset) => apply({ charset })} />
            </label>
            <label>
              {t('file.delimiter')}
              <Select size="small" variant="filled" style={{ width: 120 }} value={mapping.delimiter ?? file.delimiter} loading={readAgain.isPending} options={DELIMITERS.map((value) => ({ value, label: nameOf(value) }))} onChange={(delimiter) => apply({ delimiter })} />
            </label>
          </>
        )}
        {file.sheets.length > 0 && (
          <label>
            {t('file.sheet')}
            <Select size="small" variant="filled" style={{ minWidth: 140 }} value={mapping.sheet ?? file.sheets[0]} loading={readAgain.isPending} options={file.sheets.map((value) => ({ value, label: value }))} onChange={(sheet) => apply({ sheet })} />
          </label>
        )}
      </div>
      {readAgain.error && <Alert type="error" showIcon title={asProblem(readAgain.error).message} style={{ marginTop: 8 }} />}
    </div>
  );
}

function choices(known: string[], detected: string | null | undefined) {
  const all = detected && !known.includes(detected) ? [detected, ...known] : known;
  return all.map((value) => ({ value, label: value }));
}
