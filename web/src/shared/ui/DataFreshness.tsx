import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';

interface Props {
  asOf?: string | null;
  lastOrderOn?: string | null;
  lastImportAt?: string | null;
  lastRunAt?: string | null;
  dueRun: boolean;
}

/** How old the figures are, in one line; the exact times on hover. */
export function DataFreshness({ asOf, lastOrderOn, lastImportAt, lastRunAt, dueRun }: Props) {
  const { t } = useTranslation('shared');
  const f = useFormat();
  const details = (
    <dl className="freshness">
      <dt>{t('freshness.asOf')}</dt><dd>{f.date(asOf)}</dd>
      <dt>{t('freshness.lastOrder')}</dt><dd>{f.date(lastOrderOn)}</dd>
      <dt>{t('freshness.lastImport')}</dt><dd>{f.time(lastImportAt)}</dd>
      <dt>{t('freshness.lastRun')}</dt><dd>{f.time(lastRunAt)}</dd>
    </dl>
  );
  return (
    <Tooltip title={details} styles={{ root: { maxWidth: 360 } }}>
      <span className="freshness-line" tabIndex={0}>
        <i className={dueRun ? 'dot dot-due' : 'dot dot-fresh'} />
        {dueRun ? t('freshness.due') : t('freshness.fresh', { date: f.date(asOf), ago: f.ago(lastRunAt) })}
      </span>
    </Tooltip>
  );
}
