import { AppstoreOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useUndo } from '@/shared/ui/useUndo';
import { useDeleteMapping, useMappings, useSaveMapping } from '../api/mappings';
import type { Mapping } from '../api/types';
import { MappingJson } from './mapping/MappingJson';
import '../intake.css';

/** Every saved and shipped mapping, to look at, change and copy. */
export function MappingsPage() {
  const { t } = useTranslation('intake');
  const mappings = useMappings();
  const [opened, setOpened] = useState<Mapping | null>(null);
  if (mappings.isPending) return <PageSkeleton />;
  return (
    <div className="page">
      <PageHeader title={t('mappings.title')} subtitle={t('mappings.subtitle')} back={{ to: '/imports', label: t('title') }} />
      {mappings.error && <ProblemAlert error={mappings.error} onRetry={() => void mappings.refetch()} />}
      {mappings.data?.length === 0 && <EmptyState icon={<AppstoreOutlined />} title={t('mappings.none')} text={t('mappings.noneText')} />}
      <div className="mapping-cards">
        {mappings.data?.map((mapping) => <Card key={mapping.name} mapping={mapping} onOpen={() => setOpened(mapping)} />)}
      </div>
      {opened && <MappingDrawer key={opened.name} mapping={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Card({ mapping, onOpen }: { mapping: Mapping; onOpen: () => void }) {
  const { t } = useTranslation('intake');
  const columns = Object.values(mapping.columns);
  return (
    <div className="mapping-card">
      <div className="spread">
        <div><b>{mapping.name}</b><div className="faint">{t(`kind.${mapping.kind}`)} · {mapping.source}</div></div>
        {mapping.builtIn && <Tag>{t('mappings.builtIn')}</Tag>}
      </div>
      <div className="chips">
        {columns.slice(0, 8).map((column) => <span key={column} className="chip">{column}</span>)}
        {columns.length > 8 && <span className="chip">+{columns.length - 8}</span>}
      </div>
      <div><Button size="small" onClick={onOpen}>{t('mappings.open')}</Button></div>
    </div>
  );
}

function MappingDrawer({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const offerUndo = useUndo();
  const can = useCan();
  const save = useSaveMapping();
  const remove = useDeleteMapping();
  const [edited, setEdited] = useState(mapping);
  const mayChange = can('IMPORT_RUN');
  const done = { onSuccess: onClose, onError: (error: Error) => void message.error(error.message) };
  const drop = () =>
    remove.mutate(mapping.name, {
      ...done,
      onSuccess: () => {
        onClose();
        offerUndo(t('mappings.deleted', { name: mapping.name }), () => save.mutateAsync(mapping));
      },
    });
  const clash = mapping.builtIn && edited.name === mapping.name;
  return (
    <Drawer
      open
      size={640}
      title={mapping.name}
      onClose={onClose}
      extra={
        mayChange && (
          <div className="inline">
            {!mapping.builtIn && (
              <Button danger loading={remove.isPending} onClick={drop}>{t('mappings.delete')}</Button>
            )}
            <Button type="primary" disabled={edited === mapping || clash} loading={save.isPending} onClick={() => save.mutate(edited, done)}>{t('save.action')}</Button>
          </div>
        )
      }
    >
      {mapping.builtIn && <p className="muted">{t('mappings.copyHint')}</p>}
      <MappingJson mapping={edited} onChange={setEdited} />
    </Drawer>
  );
}
