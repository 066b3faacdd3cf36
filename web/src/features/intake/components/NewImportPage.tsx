import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useCan } from '@/shared/session/session';
import { PageSkeleton } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useStartImport } from '../api/imports';
import { useMappings, useSets, useTargets } from '../api/mappings';
import type { Mapping, UploadedFile } from '../api/types';
import { type ImportDraft, forgetDraft, rememberDraft, rememberedDraft } from '../model/draft';
import { startingMapping, startingSet, wantedKind } from '../model/suggestion';
import { ImportSteps } from './ImportSteps';
import { MappingStep } from './mapping/MappingStep';
import { UploadStep } from './UploadStep';
import '../intake.css';

/** Files → mapping → check and run. What was mapped survives a reload of the page. */
export function NewImportPage() {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const can = useCan();
  const targets = useTargets();
  const mappings = useMappings();
  const sets = useSets();
  const start = useStartImport();
  const [draft, setDraft] = useState(rememberedDraft);
  const kind = wantedKind(useSearchParams()[0].get('kind'), targets.data);
  if (!can('IMPORT_RUN')) return <Navigate to="/imports" replace />;
  if (targets.isPending || mappings.isPending) return <PageSkeleton />;
  const error = targets.error ?? mappings.error;
  if (error || !targets.data || !mappings.data) return <div className="page"><ProblemAlert error={error} onRetry={() => { void targets.refetch(); void mappings.refetch(); }} /></div>;

  const keep = (files: UploadedFile[], file: UploadedFile, mapping: Mapping, set: string | null) => {
    const next = { files, file, mapping, set };
    rememberDraft(next);
    setDraft(next);
  };
  const open = (files: UploadedFile[], file: UploadedFile) => keep(files, file, startingMapping(file, mappings.data, targets.data, kind), startingSet(file, sets));
  const drop = () => {
    forgetDraft();
    setDraft(null);
  };
  const run = async ({ file, mapping, set }: ImportDraft) => {
    const { fileId } = file;
    const started = await start.mutateAsync(set === null ? { fileId, mapping } : { fileId, mappingName: set });
    const rest = draft?.files.filter((other) => other.fileId !== file.fileId) ?? [];
    if (rest[0]) open(rest, rest[0]);
    else drop();
    // A set is several imports: the first one being done says little.
    await navigate(set === null ? `/imports/${started.id}` : '/imports');
  };

  return (
    <div className="page">
      <PageHeader title={t('new.title')} back={{ to: '/imports', label: t('title') }} />
      <ImportSteps current={draft ? 1 : 0} titles={[t('step.file'), t('step.mapping'), t('step.run')]} />
      {draft ? (
        <MappingStep
          key={draft.file.fileId}
          files={draft.files}
          file={draft.file}
          mapping={draft.mapping}
          set={draft.set}
          sets={sets}
          mappings={mappings.data}
          targets={targets.data}
          starting={start.isPending}
          error={start.error}
          onOpen={(file) => open(draft.files, file)}
          onChange={(file, mapping, set = null) => keep(draft.files.map((other) => (other.fileId === file.fileId ? file : other)), file, mapping, set)}
          onBack={drop}
          onStart={() => void run(draft).catch(() => undefined)}
        />
      ) : (
        <UploadStep kind={kind} onReady={(files) => files[0] && open(files, files[0])} />
      )}
    </div>
  );
}
