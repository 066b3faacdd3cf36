import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { Override } from '../api/overrides';

const TONES: Record<Override['state'], Tone> = { WAITING: 'warn', PLANNED: 'busy', IN_FORCE: 'good', EXPIRED: 'idle', ENDED: 'idle' };

export function OverrideState({ override: { state, endsSoon } }: { override: Override }) {
  const { t } = useTranslation('overrides');
  return (
    <>
      <StateTag tone={TONES[state]}>{t(`state.${state}`)}</StateTag>
      {endsSoon && <StateTag tone="warn">{t('endsSoon')}</StateTag>}
    </>
  );
}
