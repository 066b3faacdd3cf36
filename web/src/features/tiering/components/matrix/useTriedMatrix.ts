import { useReducer, useRef } from 'react';
import type { MatrixMethod, PolicyDocument } from '../../api/types';
import { change, type History, redo, startHistory, undo } from '../../model/history';
import { type AxisName, withAxis } from '../../model/matrix';

/** A document whose method is the matrix. */
export type MatrixDocument = PolicyDocument & { method: MatrixMethod };

export function isMatrix(document: PolicyDocument): document is MatrixDocument {
  return document.method.kind === 'matrix';
}

interface State {
  history: History<MatrixDocument>;
  /** What is kept on the server. */
  base: MatrixDocument;
}

type Action = { kind: 'change'; next: MatrixDocument; place: string } | { kind: 'undo' } | { kind: 'redo' } | { kind: 'reset' } | { kind: 'saved'; document: MatrixDocument };

function reduce({ history, base }: State, action: Action): State {
  switch (action.kind) {
    case 'change':
      return { history: change(history, action.next, action.place), base };
    case 'undo':
      return { history: undo(history), base };
    case 'redo':
      return { history: redo(history), base };
    case 'reset':
      return { history: change(history, base), base };
    case 'saved':
      return { history, base: action.document };
  }
}

/** Lines to play with: nothing is kept until somebody says so. One drag is one step to undo. */
export function useTriedMatrix(begun: MatrixDocument) {
  const [{ history, base }, dispatch] = useReducer(reduce, begun, (document): State => ({ history: startHistory(document), base: document }));
  const gesture = useRef(0);
  const document = history.present;
  return {
    document,
    base,
    changed: document !== base,
    /** What follows is a step of its own. */
    grasp: () => void gesture.current++,
    setLines: (axis: AxisName, boundaries: number[]) => {
      if (boundaries === document.method[axis].boundaries) return;
      dispatch({ kind: 'change', next: withAxis(document, document.method, axis, { boundaries }) as MatrixDocument, place: `${axis}#${gesture.current}` });
    },
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    /** Back to what is kept; a step that can be undone, too. */
    reset: () => dispatch({ kind: 'reset' }),
    saved: (kept: MatrixDocument) => dispatch({ kind: 'saved', document: kept }),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

export type TriedMatrix = ReturnType<typeof useTriedMatrix>;
