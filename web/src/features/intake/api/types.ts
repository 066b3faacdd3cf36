import type { Schemas } from '@/shared/api/rest';

export type Mapping = Schemas['Mapping'];
export type ImportKind = Mapping['kind'];
export type CreditNoteRule = Schemas['CreditNote'];
export type DetectedColumn = Schemas['FileLookColumn'];
export type UploadedFile = Schemas['UploadedFile'];
export type TargetField = Schemas['MappingTargetField'];
export type MappingTargets = Schemas['MappingTargetsOfKind'];
export type RowProblem = Schemas['RowProblemBody'];
export type PreviewRow = Schemas['FilePreviewRow'];
export type Import = Schemas['ImportBody'];
export type ImportCounts = Schemas['ImportReportCounts'];
export type QuarantinedRow = Schemas['QuarantineBadRow'];
