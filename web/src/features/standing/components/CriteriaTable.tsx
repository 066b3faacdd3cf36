import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, OrderSummary } from '@/api/types';
import { useFormat } from '@/shared/format/useFormat';
import { useMetricValue } from '@/shared/format/useMetricValue';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useNarrow } from '@/shared/ui/useMedia';
import { Term } from '@/shared/term/Term';
import { Evidence } from './Evidence';

type Part = Explanation['parts'][number];
export type ShowDocuments = (documents: OrderSummary[], loading: boolean) => ReactNode;

interface Props {
  customerId: number;
  explanation: Explanation;
  currency: string;
  showDocuments: ShowDocuments;
}

/** Every criterion with all that goes into it; opens to the documents it came from. */
export function CriteriaTable({ customerId, explanation, currency, showDocuments }: Props) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  const text = useLocalized();
  const value = useMetricValue(currency);
  const narrow = useNarrow();
  // A single criterion is the value itself: points and weights would only repeat it.
  const single = explanation.parts.length === 1;
  const added = (figure: string | null | undefined) => (single ? value(figure, explanation.parts[0]?.unit ?? '') : f.number(figure));
  const columns: TableColumnsType<Part> = [
    { key: 'criterion', title: t('criterion'), render: (_, part) => <><b className="criterion"><Term id={part.field}>{text(part.title)}</Term></b>{part.axis && <small className="criterion-axis">{t(`matrix.axis.${part.axis}`)}</small>}</> },
    { key: 'raw', title: t('value'), align: 'right', render: (_, part) => (isUnknown(part) ? <span className="faint">{t('unknown')}</span> : <>{value(part.raw, part.unit, part.field)}<Unsure part={part} /></>) },
    { key: 'band', title: <Term id="band">{t('band')}</Term>, align: 'right', hidden: narrow, render: (_, part) => <span className="muted">{bandText(part, value, t)}</span> },
    { key: 'points', title: <Term id="points">{t('points')}</Term>, align: 'right', hidden: narrow || single, render: (_, part) => f.number(part.points) },
    { key: 'weight', title: <Term id="weight">{t('weight')}</Term>, align: 'right', hidden: narrow || single, render: (_, part) => f.number(part.weight, 4) },
    { key: 'contribution', title: <Term id="contribution">{t('contribution')}</Term>, align: 'right', render: (_, part) => <b>{added(part.contribution)}</b> },
  ];
  return (
    <Table<Part>
      size="small"
      rowKey="criterion"
      className="criteria-table"
      columns={columns}
      dataSource={explanation.parts}
      pagination={false}
      expandable={{
        rowExpandable: (part) => Boolean(part.evidence),
        expandedRowRender: (part) => <Evidence customerId={customerId} criterion={part.criterion} policy={explanation.policy.id} showDocuments={showDocuments} />,
      }}
      summary={() => isGiven(explanation.total) && (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} />
          <Table.Summary.Cell index={1} colSpan={narrow ? 2 : single ? 3 : 5}>{t('total')}{isGiven(explanation.coverage) && Number(explanation.coverage) < 1 && <span className="muted"> · {t('coverage', { share: f.percent(explanation.coverage) })}</span>}</Table.Summary.Cell>
          <Table.Summary.Cell index={6} align="right"><b>{added(explanation.total)}</b></Table.Summary.Cell>
        </Table.Summary.Row>
      )}
    />
  );
}

/** A declared value that is not sure enough counts as unknown: said where the value stands. */
function Unsure({ part }: { part: Part }) {
  const { t } = useTranslation('standing');
  const f = useFormat();
  if (!part.confidence || part.confidence.enough) return null;
  const { known, needed } = part.confidence;
  return <small className="criterion-axis bad">{t('matrix.unsure', { known: known ? f.percent(known, 0) : '–', needed: f.percent(needed, 0) })}</small>;
}

function isUnknown(part: Part): boolean {
  return !isGiven(part.raw);
}

function isGiven(figure: string | null | undefined): figure is string {
  return figure !== null && figure !== undefined;
}

function bandText(part: Part, value: ReturnType<typeof useMetricValue>, t: (key: string, values?: Record<string, string>) => string): string {
  if (!part.band) return '';
  const from = isGiven(part.band.from) ? value(part.band.from, part.unit) : null;
  const to = isGiven(part.band.to) ? value(part.band.to, part.unit) : null;
  if (from === null) return to === null ? '' : t('bandBelow', { to });
  return to === null ? t('bandFrom', { from }) : `${from} – ${to}`;
}
