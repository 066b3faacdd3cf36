// Where a mapping begins: with the saved or shipped one that fits best, else with the guesses of the server.
import type { ImportKind, Mapping, MappingTargets, TargetField, UploadedFile } from '../api/types';
import { emptyMapping, guessedColumns, guessedKind, sourceOf } from './mapping';

export function startingMapping(file: UploadedFile, mappings: Mapping[], targets: MappingTargets[]): Mapping {
  const best = file.suggestedMapping ?? file.suggestions[0]?.mapping;
  const known = mappings.find((mapping) => mapping.name === best);
  return known ? known : guessedMapping(file, guessedKind(file, targets), targets);
}

export function guessedMapping(file: UploadedFile, kind: ImportKind, targets: MappingTargets[]): Mapping {
  const fields = fieldsOf(kind, targets);
  return { ...emptyMapping(kind, sourceOf(file.name)), columns: guessedColumns(file, fields) };
}

export function fieldsOf(kind: ImportKind, targets: MappingTargets[]): TargetField[] {
  return targets.find((target) => target.kind === kind)?.fields ?? [];
}
