import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/session/session';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { QuarantinedRow } from '../../api/types';
import { QuarantineCell } from './QuarantineCell';

const TONES: Record<QuarantinedRow['state'], Tone> = { OPEN: 'bad', RETRIED: 'good', DISCARDED: 'idle' };

interface Props {
  importId: number;
  rows: QuarantinedRow[];
  chosen: number[];
  onChoose: (rows: number[]) => void;
  onRetry: (row: number) => void;
}

export function QuarantineTable({ importId, rows, chosen, onChoose, onRetry }: Props) {
  const { t } = useTranslation('intake');
  const can = useCan();
  const editable = can('IMPORT_RUN');
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  const columns: TableColumnsType<QuarantinedRow> = [
    { title: t('quarantine.row'), dataIndex: 'row', width: 70, fixed: 'start' },
    { title: t('quarantine.reason'), width: 320, render: (_, row) => <Reasons row={row} /> },
    ...names.map((name) => ({
      title: name,
      render: (_: unknown, row: QuarantinedRow) => <QuarantineCell importId={importId} row={row} column={name} editable={editable && row.state === 'OPEN'} />,
    })),
    {
      fixed: 'end',
      width: 110,
      render: (_, row) => editable && row.state === 'OPEN' && <Button size="small" onClick={() => onRetry(row.row)} aria-label={t('quarantine.retryRow', { row: row.row })}>{t('quarantine.retry')}</Button>,
    },
  ];
  return (
    <Table
      size="small"
      rowKey="row"
      dataSource={rows}
      columns={columns}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowSelection={editable ? { selectedRowKeys: chosen, onChange: (keys) => onChoose(keys.map(Number)), getCheckboxProps: (row) => ({ disabled: row.state !== 'OPEN' }) } : undefined}
    />
  );
}

function Reasons({ row }: { row: QuarantinedRow }) {
  const { t } = useTranslation('intake');
  if (row.state !== 'OPEN') return <StateTag tone={TONES[row.state] ?? 'idle'}>{t(`quarantine.state.${row.state}`)}</StateTag>;
  return (
    <div style={{ maxWidth: 320 }}>
      {row.problems.map((problem, index) => (
        <div key={index}>
          {problem.column && <b>{problem.column}: </b>}{problem.detail}
          {problem.hint && <div className="faint">{problem.hint}</div>}
        </div>
      ))}
    </div>
  );
}
