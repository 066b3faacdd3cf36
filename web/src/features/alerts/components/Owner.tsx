import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/session/session';
import { type Alert, useAlertOwners, useAssignAlert } from '../api/alerts';

/** Who has to deal with it; whoever handles alerts may hand it on. */
export function Owner({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const can = useCan();
  const owners = useAlertOwners();
  const assign = useAssignAlert();
  const nameOf = (username: string) => owners.data?.find((one) => one.username === username)?.displayName ?? username;
  if (alert.state !== 'OPEN' || !can('ALERT_HANDLE')) return <>{nameOf(alert.owner)}</>;
  return (
    <Select
      size="small"
      variant="borderless"
      aria-label={t('column.owner')}
      value={alert.owner}
      loading={assign.isPending}
      onChange={(owner) => assign.mutate({ id: alert.id, owner })}
      options={(owners.data ?? [{ username: alert.owner, displayName: alert.owner }]).map(({ username, displayName }) => ({ value: username, label: displayName }))}
      popupMatchSelectWidth={false}
    />
  );
}
