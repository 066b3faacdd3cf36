import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '@/shared/ui/StateTag';
import type { ImportState as State } from '../api/types';

const TONES: Record<State, Tone> = {
  CHECKING: 'busy',
  RUNNING: 'busy',
  DONE: 'good',
  REFUSED: 'bad',
  CANCELLED: 'idle',
  FAILED: 'bad',
  INTERRUPTED: 'warn',
};

export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation('intake');
  return <StateTag tone={TONES[state]}>{t(`state.${state}`)}</StateTag>;
}
