import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { useLocalized } from '@/shared/i18n/useLocale';

const CONFIDENCE = '.confidence';

/** What a step would change: a criterion, or how sure a declared one is. */
export function useStepName({ parts }: Explanation): (step: Pick<Explanation['toNextTier'][number], 'criterion' | 'field'>) => string {
  const { t } = useTranslation('standing');
  const text = useLocalized();
  return ({ criterion, field }) => {
    const name = text(parts.find((part) => part.criterion === criterion)?.title) || criterion;
    return field.endsWith(CONFIDENCE) ? t('matrix.confidenceOf', { name }) : name;
  };
}
