import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { OFFLINE, asProblem } from '@/shared/api/problem';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** Any error in words: what happened, what can be done, and the slug to quote when asking for help. */
export function ProblemAlert({ error, onRetry }: Props) {
  const { t } = useTranslation('shared');
  const { body, status } = asProblem(error);
  const title = body.slug === OFFLINE ? t('problem.offline') : body.detail || (status === 403 ? t('problem.forbidden') : status === 404 ? t('problem.missing') : t('problem.unknown'));
  const hint = body.slug === OFFLINE ? t('problem.offlineHint') : body.hint;
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {hint && <div>{hint}</div>}
          {body.problems && body.problems.length > 0 && (
            <ul className="problem-list">
              {body.problems.map((item, index) => (
                <li key={`${item.slug}-${index}`}>
                  {item.place && <code>{item.place}</code>} {item.detail} {item.hint}
                </li>
              ))}
            </ul>
          )}
          {body.slug !== OFFLINE && <div className="problem-slug">{body.slug}</div>}
        </>
      }
      action={onRetry && <Button size="small" onClick={onRetry}>{t('action.retry')}</Button>}
    />
  );
}
