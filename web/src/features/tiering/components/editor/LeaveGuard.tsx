import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { usePolicyDraft } from './usePolicyDraft';

/** Nobody leaves with words that are nowhere but on the screen. */
export function LeaveGuard({ draft }: { draft: ReturnType<typeof usePolicyDraft> }) {
  const { t } = useTranslation('tiering');
  const { blocker } = draft;
  if (blocker.state !== 'blocked') return null;
  const keep = () => void draft.flush().then(() => blocker.proceed(), () => blocker.reset());
  return (
    <Modal
      open
      title={t('leave.title')}
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="stay" onClick={() => blocker.reset()}>{t('leave.stay')}</Button>,
        <Button key="drop" danger onClick={() => blocker.proceed()}>{t('leave.drop')}</Button>,
        <Button key="keep" type="primary" loading={draft.saving} onClick={keep}>{t('leave.keep')}</Button>,
      ]}
    >
      {t('leave.text')}
    </Modal>
  );
}
