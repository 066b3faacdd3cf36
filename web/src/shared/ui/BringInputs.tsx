import { DownloadOutlined, ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocale } from '../i18n/useLocale';
import { useCan } from '../session/session';

/** How potential inputs come in: from a file, for which there is a template in the reader's language. */
export function BringInputs({ size }: { size?: 'small' }) {
  const { t } = useTranslation('shared');
  const can = useCan();
  if (!can('IMPORT_RUN')) return null;
  return (
    <>
      <Link to="/imports/new?kind=POTENTIAL_INPUTS"><Button size={size} icon={<ImportOutlined />}>{t('potential.import')}</Button></Link>
      <PotentialTemplate size={size} />
    </>
  );
}

export function PotentialTemplate({ size }: { size?: 'small' }) {
  const { t } = useTranslation('shared');
  const locale = useLocale();
  return <Button type="link" size={size} icon={<DownloadOutlined />} href={`/templates/potential-inputs.${locale}.csv`} download>{t('potential.template')}</Button>;
}
