import { Fragment, type ReactNode } from 'react';

export interface Fact {
  label: ReactNode;
  value: ReactNode;
}

/** Names and values in two columns; on a phone below each other. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <Fragment key={index}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
