import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { Term } from '@/shared/term/Term';
import { Panel } from '@/shared/ui/Panel';
import type { Report } from '../api/models';

/** The chance of still being a customer, by how often somebody bought and how long nothing came. */
export function AliveMap({ map }: { map: NonNullable<Report['aliveMap']> }) {
  const { t } = useTranslation('models');
  const f = useFormat();
  return (
    <Panel title={<Term id="models:alive">{t('map.title')}</Term>} note={t('map.note', { days: f.number(map.tenureDays) })}>
      <div className="models-scroll">
        <table className="models-map">
          <thead>
            <tr><th>{t('map.corner')}</th>{map.silentDays.map((days) => <th key={days} className="num">{f.number(days)}</th>)}</tr>
          </thead>
          <tbody>
            {map.repeats.map((repeats, row) => (
              <tr key={repeats}>
                <th className="num">{f.number(repeats)}</th>
                {(map.alive[row] ?? []).map((alive, column) => (
                  <td key={map.silentDays[column]} style={typeof alive !== 'number' ? undefined : { background: `color-mix(in srgb, var(--accent) ${Math.round(alive * 78)}%, var(--paper))`, color: alive > 0.55 ? 'var(--paper)' : 'var(--ink)' }}>
                    {typeof alive !== 'number' ? '' : f.percent(alive, 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
