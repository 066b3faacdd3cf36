import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '../api/settings';

export function useRoleChoices(): { value: Role; label: string; title: string }[] {
  const { t } = useTranslation('settings');
  return ROLES.map((role) => ({ value: role, label: t(`role.${role}`), title: t(`roleHelp.${role}`) }));
}
