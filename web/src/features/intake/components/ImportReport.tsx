import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Panel } from '@/shared/ui/Panel';
import { type Tile, Tiles } from '@/shared/ui/Tiles';
import type { Import } from '../api/types';

export function ImportReport({ item }: { item: Import }) {
  const { t } = useTranslation('intake');
  const f = useFormat();
  return (
    <>
      {item.state === 'REFUSED' && !item.error && <Alert type="error" showIcon title={t('report.refused', { share: f.percent(item.badShare) })} description={t('report.refusedHelp')} />}
      {(item.state === 'CANCELLED' || item.state === 'INTERRUPTED') && <Alert type="warning" showIcon title={t('report.stopped', { rows: f.number(item.rowsRead) })} description={t('report.stoppedHelp')} />}
      <Tiles tiles={useTiles(item)} />
      {item.problems.length > 0 && (
        <Panel title={t('report.problems')} note={t('report.problemsNote')}>
          {item.problems.map((problem) => (
            <div key={problem.slug} className="report-problem">
              <div>{problem.detail}{problem.hint && <div className="muted">{problem.hint}</div>}<div className="faint mono">{problem.slug}</div></div>
              <b className="tabular">{f.number(problem.count)}</b>
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}

function useTiles({ kind, counts, rowsRead }: Import): Tile[] {
  const { t } = useTranslation('intake');
  const f = useFormat();
  const inputs = kind === 'POTENTIAL_INPUTS';
  const documents = kind === 'ORDER_LINES' || kind === 'ORDERS';
  const tiles: (Tile | false)[] = [
    { label: t('column.rows'), value: f.number(rowsRead) },
    documents && { label: t('count.linesNew'), value: f.number(counts.linesNew), tone: counts.linesNew > 0 ? 'good' : undefined },
    documents && { label: t('count.linesKnown'), value: f.number(counts.linesKnown), note: t('count.linesKnownNote') },
    documents && { label: t('count.documents'), value: f.number(counts.documents) },
    !documents && counts.recordsStored !== undefined && { label: t('count.recordsStored'), value: f.number(counts.recordsStored) },
    inputs && { label: t('count.inputsKnown'), value: f.number(counts.linesKnown), note: t('count.linesKnownNote') },
    !inputs && { label: t('count.customersNew'), value: f.number(counts.customersNew) },
    documents && { label: t('count.unattributedLines'), value: f.number(counts.unattributedLines), note: t('count.unattributedNote') },
    { label: t('count.quarantined'), value: f.number(counts.quarantined), tone: counts.quarantined > 0 ? 'bad' : undefined },
    counts.unresolvedCountries > 0 && { label: t('count.unresolvedCountries'), value: f.number(counts.unresolvedCountries), tone: 'warn' },
  ];
  return tiles.filter((tile) => tile !== false);
}
