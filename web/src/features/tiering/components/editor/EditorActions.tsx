import { DeleteOutlined, MoreOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { asProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { StateTag } from '@/shared/ui/StateTag';
import { useDiscardDraft } from '../../api/policies';
import type { PolicyDetail } from '../../api/types';
import type { usePolicyDraft } from './usePolicyDraft';

interface Props {
  policy: PolicyDetail;
  draft: ReturnType<typeof usePolicyDraft>;
  mayPublish: boolean;
  /** Publishing has to wait for something wrong in the document. */
  blocked: boolean;
  onPublish: () => void;
}

export function EditorActions({ policy, draft, mayPublish, blocked, onPublish }: Props) {
  const { t } = useTranslation('tiering');
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const discard = useDiscardDraft();
  const drop = () =>
    modal.confirm({
      title: t('discard.question'),
      okText: t('discard.ok'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await discard.mutateAsync(policy.id);
          await navigate(`/policies/${policy.id}`);
        } catch (error) {
          void message.error(asProblem(error).message);
        }
      },
    });
  const nothingNew = policy.publishedVersion !== null && !policy.hasDraft && !draft.unsaved && !draft.savedAt;
  return (
    <>
      <SaveState draft={draft} />
      <Space.Compact>
        <Tooltip title={t('undo')}><Button icon={<UndoOutlined />} disabled={!draft.canUndo} aria-label={t('undo')} onClick={draft.undo} /></Tooltip>
        <Tooltip title={t('redo')}><Button icon={<RedoOutlined />} disabled={!draft.canRedo} aria-label={t('redo')} onClick={draft.redo} /></Tooltip>
      </Space.Compact>
      <Button icon={<SaveOutlined />} disabled={!draft.unsaved} loading={draft.saving} onClick={() => void draft.flush().catch(() => undefined)}>{t('saveDraft')}</Button>
      {mayPublish && (
        <Tooltip title={blocked ? t('publish.blocked') : nothingNew ? t('publish.nothingNew') : null}>
          <Button type="primary" disabled={blocked || nothingNew} onClick={onPublish}>{t('publish.action')}</Button>
        </Tooltip>
      )}
      {policy.hasDraft && policy.publishedVersion !== null && (
        <Dropdown trigger={['click']} menu={{ items: [{ key: 'discard', icon: <DeleteOutlined />, danger: true, label: t('discard.action'), onClick: () => void drop() }] }}>
          <Button type="text" icon={<MoreOutlined />} aria-label={t('more')} />
        </Dropdown>
      )}
    </>
  );
}

function SaveState({ draft }: { draft: Props['draft'] }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  if (draft.saving) return <StateTag tone="busy">{t('saving')}</StateTag>;
  if (draft.unsaved) return <StateTag tone="warn">{t('unsaved')}</StateTag>;
  return draft.savedAt && <StateTag tone="good">{t('savedAt', { time: f.ago(draft.savedAt.toISOString()) })}</StateTag>;
}
