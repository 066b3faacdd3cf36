import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field, Row } from '@/api/types';
import type { Sort } from '@/shared/condition/link';
import { useLocalized } from '@/shared/i18n/useLocale';
import { Term } from '@/shared/term/Term';
import { FieldValue } from './FieldValue';
import { NAME, isRight, widthOf } from './columns';
import { NameCell } from './NameCell';

interface Props {
  rows: Row[];
  columns: Field[];
  sort: Sort | null | undefined;
  onSort: (sort: Sort | null) => void;
  active: number;
  onOpen: (row: Row) => void;
  currency: string;
  busy: boolean;
}

/** The list on a wide screen. Sorting happens on the server; the table only says what is wanted. */
export function CustomerTable({ rows, columns, sort, onSort, active, onOpen, currency, busy }: Props) {
  const tableColumns: TableColumnsType<Row> = columns.map((field) => ({
    key: field.id,
    dataIndex: field.id,
    title: <ColumnTitle field={field} />,
    width: widthOf(field),
    align: isRight(field) ? 'right' : 'left',
    ellipsis: !isRight(field),
    fixed: field.id === NAME ? 'left' : undefined,
    sorter: field.sortable,
    sortOrder: sort?.field === field.id ? (sort.desc ? 'descend' : 'ascend') : null,
    sortDirections: isRight(field) || field.type === 'DATE' ? ['descend', 'ascend'] : ['ascend', 'descend'],
    showSorterTooltip: false,
    render: (_, row) => (field.id === NAME ? <NameCell row={row} /> : <FieldValue field={field} row={row} currency={currency} />),
  }));
  return (
    <Table<Row>
      className={busy ? 'customer-table is-busy' : 'customer-table'}
      size="middle"
      rowKey="id"
      dataSource={rows}
      columns={tableColumns}
      pagination={false}
      sticky
      tableLayout="fixed"
      scroll={{ x: columns.reduce((width, field) => width + widthOf(field), 0) }}
      rowClassName={(_, index) => (index === active ? 'row-active' : '')}
      onRow={(row, index) => ({ onClick: () => onOpen(row), 'data-row': index })}
      onChange={(_pagination, _filters, sorter) => {
        const chosen = Array.isArray(sorter) ? sorter[0] : sorter;
        onSort(chosen?.order && chosen.columnKey ? { field: String(chosen.columnKey), desc: chosen.order === 'descend' } : null);
      }}
    />
  );
}

/** Days say so in the heading: a bare number could be anything. */
function ColumnTitle({ field }: { field: Field }) {
  const { t } = useTranslation('customer');
  const text = useLocalized();
  const title = text(field.title);
  return <Term id={field.id}>{title}{field.unit === 'DAYS' && !title.endsWith('天数') && <span className="column-unit"> · {t('list.days')}</span>}</Term>;
}
