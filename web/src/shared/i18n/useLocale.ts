import { useTranslation } from 'react-i18next';
import { type Locale, LOCALES } from './locale';
import type { Localized } from '@/api/types';

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return LOCALES.find((locale) => locale === i18n.language) ?? 'en';
}

/** Titles that live in data (tiers, policies, fields) come in both languages. */
export function localized(title: Localized | null | undefined, locale: Locale): string {
  if (!title) return '';
  return locale === 'zh-CN' ? title.zh || title.en : title.en || title.zh;
}

export function useLocalized(): (title: Localized | null | undefined) => string {
  const locale = useLocale();
  return (title) => localized(title, locale);
}
