import { ExperimentOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useOrganisation } from '@/shared/session/organisation';

const DISMISSED = 'fenji.demoNoticeDismissed';

/** Demo dates are moved so that the data looks recent; nobody should take them for real. */
export function DemoNotice() {
  const { t } = useTranslation('app');
  const f = useFormat();
  const demo = useOrganisation()?.demo;
  const [dismissed, setDismissed] = useState(() => sessionStorage.getItem(DISMISSED) !== null);
  if (!demo || dismissed) return null;
  const dismiss = () => {
    sessionStorage.setItem(DISMISSED, 'yes');
    setDismissed(true);
  };
  return (
    <Alert
      className="demo-notice"
      banner
      type="info"
      icon={<ExperimentOutlined />}
      title={t('demo', { source: demo.source, weeks: f.number(Math.round(demo.shiftedDays / 7)) })}
      closable={{ onClose: dismiss }}
    />
  );
}
