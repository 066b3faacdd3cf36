import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Locale, chosenLocale, rememberLocale } from './locale';

const files: Record<Locale, Record<string, () => Promise<unknown>>> = {
  en: import.meta.glob('../../locales/en/*.json', { import: 'default' }),
  'zh-CN': import.meta.glob('../../locales/zh-CN/*.json', { import: 'default' }),
};

/** One language at a time is loaded: all its features together, they are small. */
async function load(locale: Locale): Promise<void> {
  const bundles = Object.entries(files[locale]).map(async ([path, read]) => {
    const feature = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    i18next.addResourceBundle(locale, feature, await read(), true, true);
  });
  const calendar = locale === 'zh-CN' ? import('dayjs/locale/zh-cn') : Promise.resolve();
  await Promise.all([...bundles, calendar]);
}

export async function startI18n(locale: Locale = chosenLocale()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'shared',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(locale);
}

async function speak(locale: Locale): Promise<void> {
  await load(locale);
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

export async function changeLocale(locale: Locale): Promise<void> {
  rememberLocale(locale);
  await speak(locale);
}
