import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '@/shared/ui/StateTag';

const TONES: Record<string, Tone> = {
  CHECKING: 'busy',
  RUNNING: 'busy',
  DONE: 'good',
  REFUSED: 'bad',
  CANCELLED: 'idle',
  FAILED: 'bad',
  INTERRUPTED: 'warn',
};

export function ImportState({ state }: { state: string }) {
  const { t } = useTranslation('intake');
  return <StateTag tone={TONES[state] ?? 'idle'}>{t(`state.${state}`, { defaultValue: state })}</StateTag>;
}
