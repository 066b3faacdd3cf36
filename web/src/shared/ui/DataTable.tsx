import { Checkbox, Table, type TableProps } from 'antd';
import type { Key, ReactNode } from 'react';
import { useNarrow } from './useMedia';

export interface DataColumn<T> {
  title: ReactNode;
  render: (row: T) => ReactNode;
  align?: 'right';
  /** Something to look at, not to read off: it needs the whole width of a card. */
  wide?: boolean;
}

interface Props<T> {
  rows: T[];
  /** On a phone the first column becomes the head of a card and the second stands beside it. */
  columns: DataColumn<T>[];
  rowKey: (row: T) => Key;
  /** Where a click on a row leads. */
  open?: (row: T) => void;
  selection?: { chosen: Key[]; onChange: (keys: Key[]) => void; may: (row: T) => boolean; label: string };
  size?: TableProps['size'];
  loading?: boolean;
  pageSize?: number;
}

/** Rows at the desk, cards on a phone: a table that must be pushed sideways helps nobody there. */
export function DataTable<T extends object>(props: Props<T>) {
  return useNarrow() && !props.loading ? <Cards {...props} /> : <Desk {...props} />;
}

function Desk<T extends object>({ rows, columns, rowKey, open, selection, size, loading, pageSize }: Props<T>) {
  return (
    <Table<T>
      rowKey={rowKey}
      dataSource={rows}
      columns={columns.map(({ title, align, render }, index) => ({ key: index, title, align, render: (_, row) => render(row) }))}
      size={size}
      loading={loading}
      scroll={{ x: 'max-content' }}
      pagination={pageSize && rows.length > pageSize ? { pageSize, showSizeChanger: false } : false}
      rowClassName={open && 'row-link'}
      onRow={open && ((row) => ({ onClick: () => open(row) }))}
      rowSelection={selection && { selectedRowKeys: selection.chosen, onChange: selection.onChange, getCheckboxProps: (row) => ({ disabled: !selection.may(row) }) }}
    />
  );
}

function Cards<T extends object>({ rows, columns, rowKey, open, selection }: Props<T>) {
  const [head, beside, ...others] = columns;
  const toggle = (key: Key) => selection?.onChange(selection.chosen.includes(key) ? selection.chosen.filter((one) => one !== key) : [...selection.chosen, key]);
  return (
    <ul className="data-cards">
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <li key={key} className={open && 'row-link'} onClick={open && (() => open(row))}>
            <div className="card-top">
              {selection && <Checkbox aria-label={selection.label} checked={selection.chosen.includes(key)} disabled={!selection.may(row)} onChange={() => toggle(key)} />}
              <div className="data-head">{head?.render(row)}</div>
              <div>{beside?.render(row)}</div>
            </div>
            <dl>
              {others.map((column, index) => (
                <div key={index} className={column.wide ? 'wide' : undefined}><dt>{column.title}</dt><dd>{column.render(row)}</dd></div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
