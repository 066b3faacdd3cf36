import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useThrottled } from '@/shared/async/useThrottled';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useCan } from '@/shared/session/session';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Segment, useSimulation } from '../../api/simulation';
import type { PolicyDetail, PolicyDocument } from '../../api/types';
import { errorsOf } from '../../model/places';
import { PublishDialog } from '../PublishDialog';
import { SimulationPanel } from '../simulation/SimulationPanel';
import { AbcSection } from './AbcSection';
import { BasicsSection } from './BasicsSection';
import { EditorActions } from './EditorActions';
import { EditorContext } from './editor';
import { GatesSection } from './GatesSection';
import { LeaveGuard } from './LeaveGuard';
import { MatrixSection } from './MatrixSection';
import { OverrideRulesSection } from './OverrideRulesSection';
import { PlanSection } from './PlanSection';
import { RfmSection } from './RfmSection';
import { ScopeSection } from './ScopeSection';
import { ScorecardSection } from './ScorecardSection';
import { StabilitySection } from './StabilitySection';
import { TiersSection } from './TiersSection';
import { usePolicyDraft } from './usePolicyDraft';

/** How often a drag asks for an answer. */
const FOLLOW_MILLIS = 150;

interface Props {
  policy: PolicyDetail;
  /** The document the pen starts from: the draft, else what is published. */
  begun: PolicyDocument;
  fields: Field[];
  currency: string;
}

/** The form on the left, what it does to everybody on the right. */
export function PolicyEditor({ policy, begun, fields, currency }: Props) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const can = useCan();
  const draft = usePolicyDraft(policy.id, begun);
  const [segment, setSegment] = useState<Segment>('lifecycle');
  const tried = useThrottled(draft.document, FOLLOW_MILLIS);
  const simulated = useSimulation(tried, segment);
  const [publishing, setPublishing] = useState(false);
  useUndoKeys(draft.undo, draft.redo);
  const { method } = draft.document;
  const problems = simulated.data?.problems ?? [];
  const editor = { policyId: policy.id, document: draft.document, change: draft.change, problems, fields, currency, simulation: simulated.data?.simulation ?? undefined, readOnly: false };
  const publish = () => void draft.flush().then(() => setPublishing(true), () => undefined);
  return (
    <EditorContext value={editor}>
      <div className="page">
        <PageHeader
          title={localized(draft.document.title) || t('untitled')}
          back={{ to: `/policies/${policy.id}`, label: t('backToPolicy') }}
          actions={<EditorActions policy={policy} draft={draft} mayPublish={can('POLICY_PUBLISH')} blocked={errorsOf(problems).length > 0} onPublish={publish} />}
        />
        {draft.saveError && <div style={{ marginBottom: 16 }}><ProblemAlert error={draft.saveError} onRetry={() => void draft.flush().catch(() => undefined)} /></div>}
        <div className="editor-layout">
          <div className="stack">
            <TiersSection />
            {method.kind === 'rfm' && <RfmSection method={method} />}
            {method.kind === 'abc' && <AbcSection method={method} />}
            {method.kind === 'scorecard' && <ScorecardSection method={method} />}
            {method.kind === 'matrix' && <MatrixSection method={method} />}
            <GatesSection />
            <StabilitySection />
            <PlanSection />
            <OverrideRulesSection />
            <ScopeSection />
            <BasicsSection />
          </div>
          <aside className="editor-side">
            <SimulationPanel document={tried} simulated={simulated.data} error={simulated.error} stale={simulated.isFetching || tried !== draft.document} currency={currency} segment={segment} onSegment={setSegment} />
          </aside>
        </div>
      </div>
      <PublishDialog policy={policy} open={publishing} onClose={() => setPublishing(false)} />
      <LeaveGuard draft={draft} />
    </EditorContext>
  );
}

function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
