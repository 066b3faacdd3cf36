import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCorrectRow } from '../../api/quarantine';
import type { QuarantinedRow } from '../../api/types';

interface Props {
  importId: number;
  row: QuarantinedRow;
  column: string;
  editable: boolean;
}

/** A value that becomes a field when clicked; Enter keeps the change, Escape drops it. */
export function QuarantineCell({ importId, row, column, editable }: Props) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const correct = useCorrectRow(importId);
  const value = row.values[column] ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const [edited, setEdited] = useState(false);
  const bad = !row.corrected && row.problems.some((problem) => problem.column === column);
  if (!editable) return <span>{value}</span>;
  const keep = () => {
    if (draft !== null && draft !== value) {
      correct.mutate({ row: row.row, values: { ...row.values, [column]: draft } }, { onSuccess: () => setEdited(true), onError: (error) => void message.error(error.message) });
    }
    setDraft(null);
  };
  if (draft === null) {
    return (
      <button
        type="button"
        className={`quarantine-cell ${edited ? 'cell-edited' : bad ? 'cell-bad' : ''}`}
        aria-label={t('quarantine.edit', { column, row: row.row })}
        onClick={() => setDraft(value)}
      >
        {correct.isPending ? correct.variables.values[column] : value}
      </button>
    );
  }
  return (
    <Input
      size="small"
      autoFocus
      value={draft}
      aria-label={column}
      style={{ minWidth: 120 }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onPressEnter={keep}
      onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
    />
  );
}
