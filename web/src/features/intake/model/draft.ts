// The mapping under way, kept for this browser tab so that a reload loses nothing.
import type { Mapping, UploadedFile } from '../api/types';

const STORED = 'fenji.import-draft';

export interface ImportDraft {
  files: UploadedFile[];
  file: UploadedFile;
  mapping: Mapping;
  /** A set of mappings instead of the one mapping. */
  set: string | null;
}

export function rememberDraft(draft: ImportDraft): void {
  sessionStorage.setItem(STORED, JSON.stringify(draft));
}

export function rememberedDraft(): ImportDraft | null {
  const stored = sessionStorage.getItem(STORED);
  try {
    return stored === null ? null : (JSON.parse(stored) as ImportDraft);
  } catch {
    return null;
  }
}

export function forgetDraft(): void {
  sessionStorage.removeItem(STORED);
}
