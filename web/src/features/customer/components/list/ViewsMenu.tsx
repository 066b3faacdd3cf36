import { DownOutlined, TeamOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '@/shared/condition/link';
import { asProblem } from '@/shared/api/problem';
import { useUndo } from '@/shared/ui/useUndo';
import { type SavedView, definitionOf, differs, stateOf, useDeleteView, useSaveView, useViews } from '../../api/views';
import { ViewDialog } from './ViewDialog';

const NO_STATE: ListState = { search: '', filter: null, sort: null, columns: null, view: null };

interface Props {
  state: ListState;
  onOpen: (state: ListState) => void;
}

/** Saved views: a name for a filter, an order and columns; one's own, or shared with everybody. */
export function ViewsMenu({ state, onOpen }: Props) {
  const { t } = useTranslation('customer');
  const { message } = App.useApp();
  const offerUndo = useUndo();
  const { data: views = [] } = useViews();
  const save = useSaveView();
  const remove = useDeleteView();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const current = views.find((view) => view.id === state.view);
  const changed = current !== undefined && differs(current, state);
  const fail = (error: unknown) => void message.error(asProblem(error).message);

  const keep = (draft: { name: string; shared: boolean }) =>
    save.mutate({ ...draft, id: naming === 'rename' ? current?.id : undefined, definition: naming === 'rename' && current ? current.definition : definitionOf(state) }, {
      onSuccess: (view) => { setNaming(null); if (naming === 'new') onOpen({ ...state, view: view.id }); },
      onError: fail,
    });
  const update = () => current && save.mutate({ id: current.id, name: current.name, shared: current.shared, definition: definitionOf(state) }, { onSuccess: () => void message.success(t('view.saved')), onError: fail });
  const drop = (view: SavedView) =>
    remove.mutate(view.id, {
      onSuccess: () => {
        onOpen(NO_STATE);
        offerUndo(t('view.removed', { name: view.name }), () => save.mutateAsync({ name: view.name, shared: view.shared, definition: view.definition }).then((again) => onOpen(stateOf(again))));
      },
      onError: fail,
    });

  const entry = (view: SavedView) => ({ key: `view-${view.id}`, label: view.name, icon: view.shared ? <TeamOutlined /> : undefined, onClick: () => onOpen(stateOf(view)) });
  const groups: MenuProps['items'] = [
    { key: 'everyone', label: t('view.everyone'), onClick: () => onOpen(NO_STATE) },
    ...section('own', t('view.own'), views.filter((view) => view.mine).map(entry)),
    ...section('shared', t('view.shared'), views.filter((view) => !view.mine).map(entry)),
    { type: 'divider' },
    { key: 'new', label: t('view.saveAs'), onClick: () => setNaming('new') },
    ...(current?.mine ? [{ key: 'update', label: t('view.update'), disabled: !changed, onClick: update }, { key: 'rename', label: t('view.rename'), onClick: () => setNaming('rename') }, { key: 'remove', label: t('view.remove'), danger: true, onClick: () => drop(current) }] : []),
  ];
  return (
    <>
      <Dropdown menu={{ items: groups, selectedKeys: [current ? `view-${current.id}` : 'everyone'], style: { minWidth: 220 } }} trigger={['click']}>
        <Button className="view-button">
          <span className="ellipsis">{current?.name ?? t('view.everyone')}</span>
          {changed && <small className="view-changed">{t('view.changed')}</small>}
          <DownOutlined className="faint view-arrow" />
        </Button>
      </Dropdown>
      {naming && <ViewDialog initial={naming === 'rename' ? current : undefined} saving={save.isPending} onSave={keep} onClose={() => setNaming(null)} />}
    </>
  );
}

function section(key: string, label: string, children: NonNullable<MenuProps['items']>): NonNullable<MenuProps['items']> {
  return children.length === 0 ? [] : [{ key, type: 'group', label, children }];
}
