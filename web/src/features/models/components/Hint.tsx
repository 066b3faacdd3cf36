import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A word of the models, explained on hover and focus. */
export function Hint({ id, children }: { id: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('models');
  if (!i18n.exists(`models:hint.${id}`)) return children;
  return <Tooltip title={t(`hint.${id}`)}><span className="defined" tabIndex={0}>{children}</span></Tooltip>;
}
