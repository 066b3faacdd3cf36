import { CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/ui/EmptyState';

export function NotFoundRoute() {
  const { t } = useTranslation('app');
  return (
    <div className="page">
      <title>{`${t('notFound.title')} · Fenji`}</title>
      <EmptyState icon={<CompassOutlined />} title={t('notFound.title')} text={t('notFound.text')} action={<Link to="/"><Button type="primary">{t('notFound.home')}</Button></Link>} />
    </div>
  );
}
