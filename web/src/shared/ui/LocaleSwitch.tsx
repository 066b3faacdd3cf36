import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Locale, LOCALES } from '@/shared/i18n/locale';
import { changeLocale } from '@/shared/i18n/i18n';
import { useLocale } from '@/shared/i18n/useLocale';
import { useMe, useRememberLocale } from '@/shared/session/session';

const NAMES = { en: 'English', 'zh-CN': '简体中文' } as const;

export function LocaleSwitch({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation('shared');
  const locale = useLocale();
  const me = useMe();
  const remember = useRememberLocale();
  const choose = (chosen: Locale) => {
    void changeLocale(chosen);
    if (me) remember(chosen);
  };
  const items = LOCALES.map((key) => ({ key, label: NAMES[key], onClick: () => choose(key) }));
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [locale] }} trigger={['click']} placement="topLeft">
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('language')} size={compact ? 'small' : 'middle'}>
        {NAMES[locale]}
      </Button>
    </Dropdown>
  );
}
