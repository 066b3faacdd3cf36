export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

const STORED = 'fenji.locale';
let current: Locale = chosenLocale();

export function currentLocale(): Locale {
  return current;
}

/** The person's choice, else the first language of the browser that we speak, else English. */
export function chosenLocale(languages: readonly string[] = navigator.languages): Locale {
  const stored = storedLocale();
  if (stored) return stored;
  const spoken = languages.map(nearestLocale).find((locale) => locale !== null);
  return spoken ?? 'en';
}

export function nearestLocale(language: string): Locale | null {
  if (/^zh\b/i.test(language)) return 'zh-CN';
  return /^en\b/i.test(language) ? 'en' : null;
}

export function rememberLocale(locale: Locale): void {
  current = locale;
  localStorage.setItem(STORED, locale);
}

export function hasStoredLocale(): boolean {
  return storedLocale() !== null;
}

function storedLocale(): Locale | null {
  const stored = localStorage.getItem(STORED);
  return LOCALES.find((locale) => locale === stored) ?? null;
}
