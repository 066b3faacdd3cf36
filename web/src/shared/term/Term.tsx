import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useMetricDefinitions } from './metrics';

interface Props {
  /** A metric, a word below `term` in shared.json, or `feature:word` below `term` in that feature's file. */
  id: string;
  children: ReactNode;
}

/** A word of the product, explained on hover and focus. A word that nobody defined is just the word. */
export function Term({ id, children }: Props) {
  const { t, i18n } = useTranslation('shared');
  const text = useLocalized();
  const metric = useMetricDefinitions().data?.find((definition) => definition.id === id);
  const [word, feature = 'shared'] = id.split(':').reverse();
  // i18n: models:term.*, movement:term.*, shared:term.*
  const key = `${feature}:term.${word}`;
  const meaning = metric ? text(metric.definition) : i18n.exists(key) ? t(key as never) : null;
  if (!meaning) return children;
  return <Tooltip title={meaning}><span className="defined" tabIndex={0}>{children}</span></Tooltip>;
}
