import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlacedProblem } from '../../api/types';
import { errorsOf, normalPlace } from '../../model/places';

/** All that is wrong with a document and all that is worth a thought; a click leads to its place. */
export function DocumentProblems({ problems }: { problems: PlacedProblem[] }) {
  const errors = errorsOf(problems);
  const advice = problems.filter((problem) => problem.error === false);
  return (
    <>
      {errors.length > 0 && <Problems problems={errors} kind="problems" />}
      {advice.length > 0 && <Problems problems={advice} kind="advice" />}
    </>
  );
}

function Problems({ problems, kind }: { problems: PlacedProblem[]; kind: 'problems' | 'advice' }) {
  const { t } = useTranslation('tiering');
  return (
    <Alert
      type={kind === 'problems' ? 'error' : 'info'}
      showIcon
      title={t(`simulation.${kind}`, { count: problems.length })}
      description={problems.map((problem, index) => (
        <button key={index} type="button" className="problem-jump" onClick={() => jumpTo(problem.place)}>{problem.detail}</button>
      ))}
    />
  );
}

/** The nearest part of the form that holds the place: the field itself, else its section. */
function jumpTo(place: string | undefined): void {
  const parts = normalPlace(place).split('.');
  for (let length = parts.length; length > 0; length--) {
    const element = document.querySelector(`[data-place="${CSS.escape(parts.slice(0, length).join('.'))}"]`);
    if (element) {
      element.scrollIntoView({ behavior: 'smooth', block: 'center' });
      element.querySelector<HTMLElement>('input, button, select, textarea')?.focus({ preventScroll: true });
      return;
    }
  }
}
