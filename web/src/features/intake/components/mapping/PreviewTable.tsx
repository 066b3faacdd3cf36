import { Alert, Skeleton, Table, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '@/shared/async/useDebounced';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { usePreview } from '../../api/files';
import type { Mapping, PreviewRow, TargetField, UploadedFile } from '../../api/types';

const SETTLE_MILLIS = 350;

interface Props {
  file: UploadedFile;
  mapping: Mapping;
  fields: TargetField[];
  ready: boolean;
  notReady: string;
}

/** The first rows as they will be read. A cell that cannot be read says why. */
export function PreviewTable({ file, mapping, fields, ready, notReady }: Props) {
  const { t } = useTranslation('intake');
  const localized = useLocalized();
  const preview = usePreview(file.fileId, useDebounced(mapping, SETTLE_MILLIS));
  if (preview.error) return <div style={{ paddingBottom: 16 }}>{ready ? <ProblemAlert error={preview.error} /> : <EmptyState title={t('preview.notYet')} text={notReady} />}</div>;
  if (!preview.data) return <Skeleton active />;
  const { rows } = preview.data;
  const bad = rows.filter((row) => row.problems.length > 0).length;
  const mapped = fields.filter((field) => field.id in mapping.columns || field.id in mapping.constants);
  return (
    <div className="stack" style={{ gap: 10, paddingBottom: 12 }} aria-busy={preview.isFetching}>
      {bad > 0 ? <Alert type="warning" showIcon title={t('preview.bad', { count: bad, rows: rows.length })} description={<Reasons rows={rows} />} /> : <Alert type="success" showIcon title={t('preview.good', { count: rows.length })} />}
      <Table<PreviewRow>
        className="preview-table"
        size="small"
        rowKey="row"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content', y: 520 }}
        rowClassName={(row) => (row.problems.length > 0 ? 'row-bad' : '')}
        columns={[
          { title: '#', width: 56, render: (_, row) => <span className="faint">{row.row}</span> },
          ...mapped.map((field) => ({ title: localized(field.title), render: (_: unknown, row: PreviewRow) => <Cell row={row} field={field} column={mapping.columns[field.id]} /> })),
        ]}
      />
    </div>
  );
}

const REASONS_SHOWN = 3;

function Reasons({ rows }: { rows: PreviewRow[] }) {
  const { t } = useTranslation('intake');
  const all = rows.flatMap((row) => row.problems.map((problem) => ({ row: row.row, problem })));
  return all.slice(0, REASONS_SHOWN).map(({ row, problem }, index) => (
    <div key={index}>{t('preview.reason', { row, detail: problem.detail })}{problem.hint && <span className="muted"> {problem.hint}</span>}</div>
  ));
}

function Cell({ row, field, column }: { row: PreviewRow; field: TargetField; column: string | undefined }) {
  const f = useFormat();
  const problem = row.problems.find((one) => one.column !== null && (one.column === column || one.column === field.id));
  const value = row.values[field.id];
  const { t } = useTranslation('intake');
  const shown = typeof value === 'string' ? read(value, field.type) : written(value);
  function read(text: string, type: string): string {
    if (type === 'DATE') return /^\d{4}-\d\d-\d\d$/.test(text) ? f.date(text) : f.time(text);
    return type === 'POTENTIAL_KIND' ? t(`potentialKind.${text}`) : text;
  }
  if (!problem) return <span title={shown}>{shown || <span className="faint">–</span>}</span>;
  return (
    <Tooltip title={<>{problem.detail} {problem.hint}</>}>
      <span className="cell-bad" tabIndex={0}>{problem.value ?? shown ?? '–'}</span>
    </Tooltip>
  );
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
