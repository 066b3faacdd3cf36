import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { replaceAt } from '../../model/changes';
import { type AxisName, TOP_SCORE } from '../../model/matrix';

/** How close two lines may be typed. */
const CLOSEST = 0.1;

interface Props {
  axis: AxisName;
  boundaries: number[];
  disabled?: boolean;
  onChange: (boundaries: number[], index: number) => void;
}

/** The lines of one axis as numbers, to the decimal where somebody wants it. */
export function LineInputs({ axis, boundaries, disabled, onChange }: Props) {
  const { t } = useTranslation('matrix');
  return (
    <span className="matrix-line-inputs">
      {boundaries.map((line, index) => (
        <InputNumber
          key={index}
          size="small"
          value={Number(line)}
          min={Number(boundaries[index - 1] ?? 0) + CLOSEST}
          max={Number(boundaries[index + 1] ?? TOP_SCORE) - CLOSEST}
          disabled={disabled}
          aria-label={t('lineInput', { axis: t(`axis.${axis}`), number: index + 1 })}
          onChange={(next) => next !== null && onChange(replaceAt(boundaries, index, next), index)}
        />
      ))}
    </span>
  );
}
