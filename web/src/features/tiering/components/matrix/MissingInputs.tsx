import { RadarChartOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { BringInputs } from '@/shared/ui/BringInputs';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import type { Picture } from '../../api/matrix';

/** Nobody can be placed for want of what the policy looks at: said with the names of what is missing, and where it comes in. */
export function MissingInputs({ picture }: { picture: Picture }) {
  const { t } = useTranslation('matrix');
  const localized = useLocalized();
  const missing = picture.inputs.filter(({ customers }) => customers === 0).map(({ title }) => localized(title));
  return (
    <Panel>
      <EmptyState
        icon={<RadarChartOutlined />}
        title={t('missing.title')}
        text={missing.length > 0 ? t('missing.text', { inputs: missing.join(t('missing.comma')) }) : t('missing.tooLittle')}
        action={<BringInputs />}
      />
    </Panel>
  );
}
