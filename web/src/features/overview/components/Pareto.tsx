import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Overview } from '@/api/types';
import { Chart } from '@/shared/charts/Chart';
import { customersLink } from '@/shared/condition/link';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import { customersFor } from '../figures';
import { paretoOption } from './paretoOption';

const MOST_REVENUE = 0.8;

export function Pareto({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview');
  const f = useFormat();
  const navigate = useNavigate();
  const share = customersFor(overview.pareto, MOST_REVENUE);
  const option = useMemo(
    () => paretoOption(overview.pareto, share, MOST_REVENUE, {
      percent: (value) => f.percent(value, 0),
      point: (customers, revenue) => t('pareto.point', { customers: f.percent(customers), revenue: f.percent(revenue) }),
      axis: t('pareto.axis'),
      value: t('pareto.value'),
    }),
    [overview.pareto, share, f, t],
  );
  const sentence = share === null ? undefined : t('pareto.sentence', { customers: f.percent(share), revenue: f.percent(MOST_REVENUE, 0) });
  return (
    <Panel className="span-5" title={<Term id="pareto">{t('pareto.title')}</Term>} note={sentence}>
      <Chart option={option} height={264} label={sentence ?? t('pareto.title')} onClick={() => void navigate(customersLink({ sort: { field: 'net_revenue', desc: true } }))} />
    </Panel>
  );
}
