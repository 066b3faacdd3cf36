import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { Standing } from '../api/standing';

interface Props {
  standing: Standing;
  override: NonNullable<Standing['override']>;
}

/** What holds although the figures say otherwise: a person decided, and this is why and until when. */
export function SetByHand({ standing, override }: Props) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const { setBy, approvedBy } = override;
  return (
    <div className="by-hand-note" role="note">
      <b>{t('byHand.holds', { tier: text(standing.tierTitle) || t('unrated') })}</b> {override.reason}
      <small className="muted">{[t('since', { date: f.date(override.startsOn) }), override.endsOn ? t('byHand.until', { date: f.date(override.endsOn) }) : t('byHand.noEnd'), approvedBy && approvedBy !== setBy ? t('byHand.byTwo', { setBy, approvedBy }) : t('byHand.by', { setBy })].join(' · ')}</small>
      <small>{t('byHand.below', { tier: text(standing.computedTierTitle) || t('unrated') })}</small>
    </div>
  );
}
