import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A word of the models, explained on hover and focus. */
export function Hint({ id, children }: { id: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('models');
  const key = `hint.${id}`;
  if (!i18n.exists(`models:${key}`)) return children;
  return <Tooltip title={t(key)}><span className="defined" tabIndex={0}>{children}</span></Tooltip>;
}
