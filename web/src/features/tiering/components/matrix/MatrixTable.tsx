import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { TierBadge } from '@/shared/ui/TierBadge';
import type { Bubble, Picture, PictureCell } from '../../api/matrix';
import { inReadingOrder, keyOf, reach } from '../../model/matrix';
import type { MatrixDocument } from './useTriedMatrix';

const MORE = 25;

/** The picture for whoever would rather read: every cell, and every customer that is a bubble. */
export function MatrixTable({ document, picture, currency }: { document: MatrixDocument; picture: Picture; currency: string }) {
  const { t } = useTranslation('matrix');
  const f = useFormat();
  const localized = useLocalized();
  const [shown, setShown] = useState(MORE);
  const badge = (tier: string | null | undefined) => {
    const rank = document.tiers.findIndex(({ id }) => id === tier) + 1;
    return <TierBadge title={document.tiers[rank - 1]?.title ?? (tier ? { en: tier, zh: tier } : null)} rank={rank} none={t('noTier')} />;
  };
  const range = (name: 'value' | 'potential', band: number) => {
    const { from, to } = reach(document.method[name], band);
    return `${f.number(from)} – ${f.number(to)}`;
  };
  const cells: DataColumn<PictureCell>[] = [
    { title: t('cell.title'), render: (cell) => <b>{localized(cell.title)}</b> },
    { title: t('tier'), render: (cell) => badge(cell.tier) },
    { title: t('axis.value'), align: 'right', render: (cell) => range('value', cell.value) },
    { title: t('axis.potential'), align: 'right', render: (cell) => range('potential', cell.potential) },
    { title: t('customers'), align: 'right', render: (cell) => f.number(cell.customers) },
    { title: t('revenue'), align: 'right', render: (cell) => f.money(cell.netRevenue, currency) },
  ];
  const bubbles: DataColumn<Bubble>[] = [
    { title: t('customer'), render: (bubble) => <Link to={`/customers/${bubble.customerId}`}>{bubble.name || bubble.externalKey}</Link> },
    { title: t('tier'), render: (bubble) => badge(bubble.tier) },
    { title: t('axis.value'), align: 'right', render: (bubble) => f.number(bubble.value, 1) },
    { title: t('axis.potential'), align: 'right', render: (bubble) => f.number(bubble.potential, 1) },
    { title: t('knownPotential'), align: 'right', render: (bubble) => f.percent(bubble.potentialCoverage, 0) },
    { title: t('revenue'), align: 'right', render: (bubble) => f.money(bubble.netRevenue, currency) },
  ];
  const largestFirst = [...picture.bubbles].sort((one, other) => Number(other.netRevenue ?? 0) - Number(one.netRevenue ?? 0));
  return (
    <div className="stack">
      <DataTable rows={inReadingOrder(picture.cells)} columns={cells} rowKey={keyOf} size="small" />
      <h3 className="matrix-table-head">{t('biggestOfAll')}</h3>
      <DataTable rows={largestFirst.slice(0, shown)} columns={bubbles} rowKey={(bubble) => bubble.customerId} size="small" />
      {largestFirst.length > shown && <Button type="link" className="more" onClick={() => setShown(shown + MORE)}>{t('more')}</Button>}
    </div>
  );
}
