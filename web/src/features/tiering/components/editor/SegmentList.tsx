import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '@/shared/i18n/useLocale';
import type { RfmMethod, RfmSegment } from '../../api/types';
import { freeId, replaceAt, without, withSegments } from '../../model/changes';
import { gridProblems } from '../../model/segments';
import { useEditor } from './editor';
import { TitleInput } from './inputs';

interface Props {
  method: RfmMethod;
  brush: string | null;
  onBrush: (id: string | null) => void;
  colorOf: (segment: string) => string | undefined;
}

/** The segments as a palette: the chosen one is the brush. */
export function SegmentList({ method, brush, onBrush, colorOf }: Props) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const { document, change, readOnly } = useEditor();
  const set = (segments: RfmSegment[]) => change(withSegments(document, method, segments), 'method.segments');
  const add = () => {
    const cell = gridProblems(method.segments, method.scale).empty[0] ?? { r: method.scale, f: method.scale };
    const id = freeId('segment', method.segments.map((segment) => segment.id));
    set([...method.segments, { id, title: { en: t('segments.newName', { lng: 'en' }), zh: t('segments.newName', { lng: 'zh-CN' }) }, r: [cell.r, cell.r], f: [cell.f, cell.f] }]);
    onBrush(id);
  };
  return (
    <div className="segment-list" role="listbox" aria-label={t('segments.palette')}>
      {method.segments.map((segment, index) => (
        <div key={segment.id} className={`segment-item ${brush === segment.id ? 'segment-item-brush' : ''}`}>
          <button type="button" role="option" aria-selected={brush === segment.id} className="segment-pick" disabled={readOnly} onClick={() => onBrush(brush === segment.id ? null : segment.id)}>
            <i style={{ background: colorOf(segment.id) ?? 'var(--fill-2)' }} />
            <span>{localized(segment.title)}</span>
            <small>R{range(segment.r)} F{range(segment.f)}</small>
          </button>
          {!readOnly && (
            <>
              <Popover trigger="click" content={<div style={{ width: 380 }}><TitleInput label={t('segments.name')} value={segment.title} onChange={(title) => set(replaceAt(method.segments, index, { ...segment, title }))} /></div>}>
                <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('segments.rename', { name: localized(segment.title) })} />
              </Popover>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('segments.remove', { name: localized(segment.title) })} onClick={() => { set(without(method.segments, index)); if (brush === segment.id) onBrush(null); }} />
            </>
          )}
        </div>
      ))}
      {!readOnly && <Button type="link" size="small" icon={<PlusOutlined />} onClick={add}>{t('segments.add')}</Button>}
    </div>
  );
}

function range([from, to]: [number, number]): string {
  return from === to ? String(from) : `${from}–${to}`;
}
