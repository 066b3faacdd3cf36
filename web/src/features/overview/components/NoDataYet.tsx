import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisation } from '@/shared/session/organisation';
import { useCan } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';

export function NoDataYet() {
  const { t } = useTranslation('overview');
  const can = useCan();
  const organisation = useOrganisation();
  return (
    <Panel>
      <EmptyState
        icon={<ImportOutlined />}
        title={t('empty.title')}
        text={can('IMPORT_RUN') ? t('empty.text') : t('empty.textReader')}
        action={can('IMPORT_RUN') && <Link to="/imports/new"><Button type="primary">{t('empty.import')}</Button></Link>}
      />
      <ol className="first-steps">
        {/* After the first order neither can change. */}
        <li>
          <b>{t('empty.settle')}</b>
          <span>{t('empty.settleText', { currency: organisation?.baseCurrency ?? '', zone: organisation?.zone ?? '' })}</span>
          {can('SETTINGS_WRITE') && <Link to="/settings/organisation">{t('empty.settleAction')}</Link>}
        </li>
        <li><b>{t('empty.step1')}</b><span>{t('empty.step1Text')}</span></li>
        <li><b>{t('empty.step2')}</b><span>{t('empty.step2Text')}</span></li>
        <li><b>{t('empty.step3')}</b><span>{t('empty.step3Text')}</span></li>
      </ol>
    </Panel>
  );
}
