import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { policiesQuery } from '@/shared/policy/ladders';
import { useNoticeCount } from '../api/notices';

/** How many are about to drop under a policy, or the one in force, and the way to them; nothing where nobody is. */
export function NoticeLink({ policy }: { policy?: number }) {
  const { t } = useTranslation('tiering');
  const policies = useQuery(policiesQuery);
  const id = policy ?? policies.data?.find((one) => one.inForce)?.id;
  const count = useNoticeCount(id);
  return count > 0 && id !== undefined ? <Link to={`/policies/${id}/notices`}>{t('notices.link', { count })}</Link> : null;
}
