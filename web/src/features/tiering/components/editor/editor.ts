import { createContext, useContext } from 'react';
import type { Field } from '@/api/types';
import type { Simulation } from '../../api/simulation';
import type { PlacedProblem, PolicyDocument } from '../../api/types';

/** What every part of the form shares. A part says which place it changed, so that typing becomes one step to undo. */
export interface Editor {
  /** Null where a version is only read. */
  policyId: number | null;
  document: PolicyDocument;
  change: (next: PolicyDocument, place: string) => void;
  problems: PlacedProblem[];
  fields: Field[];
  currency: string;
  /** What was tried last; the boundaries it learned are shown in the form. */
  simulation: Simulation | undefined;
  readOnly: boolean;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('A part of the policy form stands outside the editor.');
  return editor;
}
