import { GlobalOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { UnresolvedCountries } from '@/shared/country/UnresolvedCountries';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';

export function CountriesSection() {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('section.countries')} note={t('countries.note')}>
      <UnresolvedCountries whenNone={<EmptyState icon={<GlobalOutlined />} title={t('countries.none')} text={t('countries.noneText')} />} />
    </Panel>
  );
}
