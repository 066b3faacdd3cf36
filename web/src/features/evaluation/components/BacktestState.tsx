import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '@/shared/ui/StateTag';

const TONES: Record<string, Tone> = { QUEUED: 'busy', RUNNING: 'busy', DONE: 'good', FAILED: 'bad', CANCELLED: 'idle' };

export function BacktestState({ state }: { state: string }) {
  const { t } = useTranslation('evaluation');
  return <StateTag tone={TONES[state] ?? 'idle'}>{t(`state.${state}`, { defaultValue: state })}</StateTag>;
}
