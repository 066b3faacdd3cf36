// Where a mapping begins: with the saved or shipped one that fits best, else with the guesses of the server.
import type { ImportKind, Mapping, MappingTargets, TargetField, UploadedFile } from '../api/types';
import { emptyMapping, guessedColumns, sourceOf } from './mapping';

export function startingMapping(file: UploadedFile, mappings: Mapping[], targets: MappingTargets[], kind?: ImportKind): Mapping {
  const best = file.suggestedMapping ?? file.suggestions[0]?.mapping;
  const known = mappings.find((mapping) => mapping.name === best) ?? file.draft;
  return kind === undefined || known.kind === kind ? known : guessedMapping(file, kind, targets);
}

/** What the rows are, where the address says so. */
export function wantedKind(named: string | null, targets: MappingTargets[] = []): ImportKind | undefined {
  return targets.find(({ kind }) => kind === named)?.kind;
}

/** The set of mappings that reads the whole bundle, when there is one. */
export function startingSet(file: UploadedFile, sets: Record<string, string[]>): string | null {
  return file.suggestedMapping && file.suggestedMapping in sets ? file.suggestedMapping : null;
}

export function guessedMapping(file: UploadedFile, kind: ImportKind, targets: MappingTargets[]): Mapping {
  if (file.draft.kind === kind) return file.draft;
  const fields = fieldsOf(kind, targets);
  return { ...emptyMapping(kind, sourceOf(file.name)), columns: guessedColumns(file, fields), skipRows: file.draft.skipRows };
}

export function fieldsOf(kind: ImportKind, targets: MappingTargets[]): TargetField[] {
  return targets.find((target) => target.kind === kind)?.fields ?? [];
}
