import { SwapOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/session/session';
import { useLoadEcbRates, useRates } from '../api/settings';

export function RatesSection() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const rates = useRates();
  // Currencies that are no more have no name everywhere.
  const nameOf = (code: string) => (f.currency(code) === code ? '' : f.currency(code));
  if (rates.error) return <ProblemAlert error={rates.error} onRetry={() => void rates.refetch()} />;
  if (rates.data?.length === 0) {
    return <EmptyState icon={<SwapOutlined />} title={t('rates.none')} text={t('rates.noneText')} action={<Actions />} />;
  }
  return (
    <Panel flush title={t('section.rates')} note={t('rates.note')} extra={<Actions />}>
      <DataTable
        size="middle"
        rowKey={(rate) => `${rate.source}-${rate.base}-${rate.currency}`}
        loading={rates.isPending}
        rows={rates.data ?? []}
        columns={[
          { title: t('rates.currency'), render: (rate) => <><b>{rate.currency}</b> <span className="muted">{nameOf(rate.currency)}</span></> },
          { title: t('rates.latest'), align: 'right', render: (rate) => <>{f.number(rate.rate, 6)} <span className="faint">/ {rate.base}</span></> },
          { title: t('rates.from'), render: (rate) => f.date(rate.from) },
          { title: t('rates.to'), render: (rate) => f.date(rate.to) },
          { title: t('rates.source'), render: (rate) => rate.source },
        ]}
      />
    </Panel>
  );
}

function Actions() {
  const { t } = useTranslation('settings');
  const { message } = App.useApp();
  const f = useFormat();
  const can = useCan();
  const load = useLoadEcbRates();
  const start = () =>
    load.mutate(undefined, {
      onSuccess: ({ rates }) => void message.success(t('rates.loaded', { count: rates, number: f.number(rates) })),
      onError: (error) => void message.error(asProblem(error).message),
    });
  return (
    <span className="inline">
      {can('SETTINGS_WRITE') && <Tooltip title={t('rates.ecbHelp')}><Button loading={load.isPending} onClick={start}>{t('rates.ecb')}</Button></Tooltip>}
      {can('IMPORT_RUN') && <Link to="/imports/new"><Button type="primary">{t('rates.import')}</Button></Link>}
    </span>
  );
}
