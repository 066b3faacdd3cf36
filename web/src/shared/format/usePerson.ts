import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Who did something. What nobody asked for is done by the program itself, and it is called so in the reader's language. */
export function usePerson(): (name: string) => string {
  const { t } = useTranslation('shared');
  return useCallback((name) => (name === 'system' ? t('system') : name), [t]);
}
