import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';

const SECONDS = 8;

/** Says what was done and offers to take it back: better than asking first. */
export function useUndo(): (done: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation('shared');
  const { notification, message } = App.useApp();
  return (done, undo) => {
    const key = crypto.randomUUID();
    const takeBack = () => {
      notification.destroy(key);
      undo().catch((error: unknown) => void message.error(asProblem(error).message));
    };
    notification.open({ key, title: done, placement: 'bottomRight', duration: SECONDS, actions: <Button size="small" onClick={takeBack}>{t('action.undo')}</Button> });
  };
}
