import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from 'antd';
import { useCan } from '@/shared/session/session';

/** Before the first run there is nobody to place: says what has to come first, where lines would be dragged in vain. */
export function NobodyYet() {
  const { t } = useTranslation('matrix');
  const can = useCan();
  return (
    <div className="matrix-nobody">
      <div>
        <h3>{t('nobody.title')}</h3>
        <p>{t('nobody.text')}</p>
        {can('IMPORT_RUN') && <Link to="/imports/new"><Button type="primary">{t('nobody.import')}</Button></Link>}
      </div>
    </div>
  );
}
