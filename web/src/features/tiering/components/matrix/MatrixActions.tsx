import { EditOutlined, RedoOutlined, RollbackOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/session/session';
import { useSaveDraft } from '../../api/policies';
import { openVersion } from '../../api/reviews';
import type { PolicyDetail } from '../../api/types';
import type { TriedMatrix } from './useTriedMatrix';

/** Undo, back to the beginning, keep as a draft. */
export function MatrixActions({ policy, tried }: { policy: PolicyDetail; tried: TriedMatrix }) {
  const { t } = useTranslation('matrix');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const can = useCan();
  const save = useSaveDraft(policy.id);
  const inReview = openVersion(policy.versions)?.state === 'IN_REVIEW';
  const { changed } = tried;
  const keep = async () => {
    const kept = tried.document;
    try {
      await save.mutateAsync(kept);
      tried.saved(kept);
      await queries.invalidateQueries({ queryKey: ['policies'], predicate: ({ queryKey }) => queryKey[1] !== 'simulation' });
      void message.success(t('saved'));
    } catch (error) {
      void message.error(asProblem(error).message);
    }
  };
  return (
    <>
      <Space.Compact>
        <Tooltip title={t('undo')}><Button icon={<UndoOutlined />} disabled={!tried.canUndo} aria-label={t('undo')} onClick={tried.undo} /></Tooltip>
        <Tooltip title={t('redo')}><Button icon={<RedoOutlined />} disabled={!tried.canRedo} aria-label={t('redo')} onClick={tried.redo} /></Tooltip>
        <Button icon={<RollbackOutlined />} disabled={!changed} onClick={tried.reset}>{t('reset')}</Button>
      </Space.Compact>
      {can('POLICY_WRITE') && !inReview && <Link to={`/policies/${policy.id}/edit`}><Button icon={<EditOutlined />}>{t('edit')}</Button></Link>}
      {can('POLICY_WRITE') && (
        <Tooltip title={inReview ? t('inReview') : null}>
          <Button type="primary" icon={<SaveOutlined />} disabled={!changed || inReview} loading={save.isPending} onClick={() => void keep()}>{t('save')}</Button>
        </Tooltip>
      )}
    </>
  );
}
