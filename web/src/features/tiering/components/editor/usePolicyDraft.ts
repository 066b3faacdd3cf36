import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import type { PolicyDocument } from '../../api/types';
import { useSaveDraft } from '../../api/policies';
import { type History, change, redo, startHistory, undo } from '../../model/history';

const AUTOSAVE_MILLIS = 1500;

type Action = { kind: 'change'; next: PolicyDocument; place: string } | { kind: 'undo' } | { kind: 'redo' };

function reduce(history: History<PolicyDocument>, action: Action): History<PolicyDocument> {
  switch (action.kind) {
    case 'change':
      return change(history, action.next, action.place);
    case 'undo':
      return undo(history);
    case 'redo':
      return redo(history);
  }
}

/** The document under the pen: undo, redo, and a draft on the server that follows by itself. */
export function usePolicyDraft(id: number, begun: PolicyDocument) {
  const [history, dispatch] = useReducer(reduce, begun, startHistory);
  const [saved, setSaved] = useState({ document: begun, at: null as Date | null });
  const save = useSaveDraft(id);
  const { present } = history;
  const unsaved = present !== saved.document;
  const { mutateAsync } = save;
  const latest = useRef(present);
  useEffect(() => {
    latest.current = present;
  });
  const flush = useCallback(async () => {
    const document = latest.current;
    await mutateAsync(document);
    setSaved({ document, at: new Date() });
  }, [mutateAsync]);

  useEffect(() => {
    if (!unsaved) return undefined;
    const timer = setTimeout(() => void flush().catch(() => undefined), AUTOSAVE_MILLIS);
    return () => clearTimeout(timer);
  }, [present, unsaved, flush]);

  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  const blocker = useBlocker(unsaved);
  return {
    document: present,
    change: (next: PolicyDocument, place: string) => dispatch({ kind: 'change', next, place }),
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    unsaved,
    saving: save.isPending,
    savedAt: saved.at,
    saveError: save.error,
    flush,
    blocker,
  };
}
