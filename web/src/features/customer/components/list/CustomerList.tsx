import { UsergroupAddOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Field, Row } from '@/api/types';
import { withAsOf } from '@/shared/asof/asOf';
import { fieldIds, withoutFields } from '@/shared/condition/model';
import { useOrganisation } from '@/shared/session/organisation';
import { useCan } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useNarrow } from '@/shared/ui/useMedia';
import { useCustomerSearch } from '../../api/search';
import { ColumnsButton } from './ColumnsButton';
import { CustomerCards } from './CustomerCards';
import { CustomerCount } from './CustomerCount';
import { CustomerTable } from './CustomerTable';
import { ExportButton } from './ExportButton';
import { FilterButton } from './FilterButton';
import { FilterChips } from './FilterChips';
import { LoadMore } from './LoadMore';
import { SearchBox } from './SearchBox';
import { ViewsMenu } from './ViewsMenu';
import { NotOfThatDay } from './NotOfThatDay';
import { effectiveState, fieldsOf, shownColumns, withCompanions } from './columns';
import { useListState } from './useListState';
import { useRowKeys } from './useRowKeys';

export function CustomerList({ fields }: { fields: Field[] }) {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const narrow = useNarrow();
  const can = useCan();
  const currency = useOrganisation()?.baseCurrency ?? 'EUR';
  const [state, change] = useListState();
  const asked = effectiveState(state, fields);
  const known = fieldsOf(state, fields);
  const columns = shownColumns(asked.columns, known);
  const filter = state.filter ?? null;
  const lacking = fields.filter((field) => !known.includes(field) && fieldIds(filter).includes(field.id));
  const answerable = lacking.length === 0;
  const search = useCustomerSearch(withCompanions(asked, known), fields.length > 0 && answerable);
  const rows = answerable ? (search.data?.pages.flatMap((page) => page.items) ?? []) : [];
  const asOf = state.asOf ?? undefined;
  const open = useCallback((row: Row | undefined) => row && void navigate(withAsOf(`/customers/${row.id}`, asOf)), [navigate, asOf]);
  const active = useRowKeys(narrow ? 0 : rows.length, (index) => open(rows[index]));
  const onSearch = useCallback((text: string) => change({ search: text }, true), [change]);
  const narrowed = filter !== null || (state.search ?? '') !== '';
  const [clears, setClears] = useState(0);
  const clear = () => {
    change({ filter: null, search: '' });
    setClears(clears + 1);
  };
  return (
    <>
      <div className="list-toolbar">
        <ViewsMenu state={state} onOpen={change} />
        <SearchBox key={clears} value={state.search ?? ''} onChange={onSearch} />
        <FilterButton fields={known} filter={filter} currency={currency} onChange={(next) => change({ filter: next }, true)} />
        <span className="list-toolbar-end">
          {!narrow && answerable && <CustomerCount state={asked} />}
          {!narrow && <ColumnsButton fields={known} shown={columns} onChange={(next) => change({ columns: next }, true)} />}
          {answerable && <ExportButton state={asked} />}
        </span>
      </div>
      {narrow && answerable && <div className="list-count-line"><CustomerCount state={asked} /></div>}
      <FilterChips fields={fields} filter={filter} currency={currency} onChange={(next) => change({ filter: next })} />
      {!answerable && <NotOfThatDay fields={lacking} onRemove={() => change({ filter: withoutFields(filter, lacking.map((field) => field.id)) })} />}
      {answerable && search.isError && <ProblemAlert error={search.error} onRetry={() => void search.refetch()} />}
      {answerable && search.isPending && !search.isError && <Skeleton active paragraph={{ rows: 10 }} />}
      {answerable && search.isSuccess && rows.length === 0 && (
        <Panel><EmptyState icon={<UsergroupAddOutlined />} title={narrowed ? t('list.noneFound') : t('list.noneYet')} text={narrowed ? t('list.noneFoundText') : t('list.noneYetText')} action={narrowed ? <Button onClick={clear}>{t('list.clearAll')}</Button> : can('IMPORT_RUN') && <Link to="/imports/new"><Button type="primary">{t('list.importFirst')}</Button></Link>} /></Panel>
      )}
      {rows.length > 0 && (narrow ? <CustomerCards rows={rows} columns={columns} currency={currency} /> : (
        <CustomerTable rows={rows} columns={columns} sort={asked.sort} onSort={(sort) => change({ sort }, true)} active={active} onOpen={open} currency={currency} busy={search.isPlaceholderData} />
      ))}
      {answerable && search.hasNextPage && <LoadMore busy={search.isFetchingNextPage} onMore={() => void search.fetchNextPage()} />}
    </>
  );
}
