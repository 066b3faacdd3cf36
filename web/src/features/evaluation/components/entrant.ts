import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { localized, useLocale } from '@/shared/i18n/useLocale';
import type { Entrant } from '../api/backtests';

/** Colours of the judged policies in charts and legends, in their order. */
const COLORS = ['var(--accent)', 'var(--tier-4)', 'var(--tier-3)', 'var(--tier-6)', 'var(--ink-3)'];

export function colorOf(index: number): string {
  return COLORS[index % COLORS.length] ?? 'var(--ink-3)';
}

/** A policy's title with its version; a baseline's title alone. */
export function useEntrantTitle(): (entrant: Entrant) => string {
  const { t } = useTranslation('evaluation');
  const locale = useLocale();
  return useCallback(
    (entrant) => {
      if (entrant.baseline) return localized(entrant.title, locale);
      if (entrant.found) return t('proposed', { title: localized(entrant.title, locale) });
      const words = { title: localized(entrant.title, locale), number: entrant.version };
      return entrant.draft ? t('draft', words) : t('version', words);
    },
    [t, locale],
  );
}
