import type { ReactNode } from 'react';
import { errorsOf, problemsAt, problemsWithin } from '../../model/places';
import { useEditor } from './editor';

interface Props {
  place: string;
  label?: ReactNode;
  help?: ReactNode;
  /** Whether what is wrong inside it has no other place to be said. */
  whole?: boolean;
  children: ReactNode;
}

/** A labelled part of the form that shows what is wrong at its place in the document. */
export function Placed({ place, label, help, whole = false, children }: Props) {
  const { problems } = useEditor();
  const here = whole ? problemsWithin(problems, place) : problemsAt(problems, place);
  return (
    <div className={`placed ${errorsOf(here).length > 0 ? 'placed-bad' : ''}`} data-place={place}>
      {label && <div className="placed-label">{label}</div>}
      <div className="placed-value">{children}</div>
      {here.map((problem, index) => <div key={index} className={problem.error === false ? 'placed-advice' : 'placed-problem'} role="alert">{problem.detail}</div>)}
      {help && here.length === 0 && <div className="placed-help">{help}</div>}
    </div>
  );
}
