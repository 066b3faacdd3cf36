import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';

const SURE = 0.75;
const UNSURE = 0.5;

/** How sure the source is, as a word and as a small bar. */
export function Confidence({ value }: { value: string }) {
  const { t } = useTranslation('potential');
  const f = useFormat();
  const share = Number(value);
  const tone = share >= SURE ? 'good' : share >= UNSURE ? 'warn' : 'bad';
  return (
    <span className={`confidence confidence-${tone}`}>
      <i aria-hidden><i style={{ width: `${share * 100}%` }} /></i>
      {t('sure', { share: f.percent(value, 0) })}
    </span>
  );
}
