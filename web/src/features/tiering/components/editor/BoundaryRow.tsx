import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { replaceAt } from '../../model/changes';
import { useEditor } from './editor';

interface Props {
  axis: 'recency' | 'frequency' | 'monetary';
  values: number[];
  /** How many customers fall into each score, the lowest first. */
  counts?: number[];
  onChange: (values: number[]) => void;
}

/** The inner boundaries of one axis in a row, the scores between them. */
export function BoundaryRow({ axis, values, counts, onChange }: Props) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const { readOnly } = useEditor();
  return (
    <div className="boundary-row">
      <span className="boundary-name">{t(`rfm.${axis}`)}<small>{t(`rfm.unit.${axis}`)}</small></span>
      <div className="boundary-values">
        {values.map((value, index) => (
          <InputNumber
            key={index}
            size="small"
            value={Number(value)}
            disabled={readOnly}
            aria-label={t('rfm.boundary', { axis: t(`rfm.${axis}`), number: index + 1 })}
            status={index > 0 && Number(value) <= Number(values[index - 1]) ? 'error' : undefined}
            onChange={(next) => next !== null && onChange(replaceAt(values, index, next))}
          />
        ))}
      </div>
      {counts && counts.length > 0 && (
        <div className="boundary-counts" title={t('rfm.countsHelp')}>
          {counts.map((count, index) => <i key={index} style={{ flexGrow: Math.max(count, 0.001) }} title={`${index + 1}: ${f.number(count)}`} />)}
        </div>
      )}
    </div>
  );
}
