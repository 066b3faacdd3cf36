import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { useEditor } from './editor';
import { NumberInput } from './inputs';
import { Placed } from './Placed';

const MOST_DAYS = 3660;

/** What the policy demands of tiers that are set by hand. */
export function OverrideRulesSection() {
  const { t } = useTranslation('tiering');
  const { document, change, readOnly } = useEditor();
  const rules = document.overrides ?? { endRequired: false, longestDays: 0 };
  if (readOnly && !document.overrides) return null;
  const set = (next: Partial<typeof rules>, part: string) => change({ ...document, overrides: { ...rules, ...next } }, `overrides.${part}`);
  return (
    <Panel title={t('byHand.title')} note={t('byHand.note')}>
      <div className="placed-row">
        <Placed place="overrides.endRequired">
          <label className="inline">
            <Switch size="small" disabled={readOnly} checked={rules.endRequired} onChange={(endRequired) => set({ endRequired }, 'endRequired')} />
            {t('byHand.endRequired')}
          </label>
        </Placed>
        <Placed place="overrides.longestDays" label={t('byHand.longestDays')} help={t('byHand.longestDaysHelp')}>
          <NumberInput label={t('byHand.longestDays')} value={rules.longestDays} min={0} max={MOST_DAYS} suffix={t('stability.days')} onChange={(longestDays) => set({ longestDays }, 'longestDays')} />
        </Placed>
      </div>
    </Panel>
  );
}
