import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFields } from '@/shared/condition/fields';
import { useFormat } from '@/shared/format/useFormat';
import { useLocalized } from '@/shared/i18n/useLocale';
import { useOrganisation } from '@/shared/session/organisation';
import { Facts } from '@/shared/ui/Facts';
import { Panel } from '@/shared/ui/Panel';
import { tierColor } from '@/shared/ui/tierColor';
import type { PolicyDocument, TierCount } from '../api/types';
import { cellsOf } from '../model/matrix';
import { AbcSection } from './editor/AbcSection';
import { EditorContext } from './editor/editor';
import { GatesSection } from './editor/GatesSection';
import { MatrixSection } from './editor/MatrixSection';
import { OverrideRulesSection } from './editor/OverrideRulesSection';
import { PlanSection } from './editor/PlanSection';
import { RfmSection } from './editor/RfmSection';
import { ScopeSection } from './editor/ScopeSection';
import { ScorecardSection } from './editor/ScorecardSection';
import { StabilitySection } from './editor/StabilitySection';

/** A version to be read: the same parts as in the editor, closed to the pen. */
export function PolicyRules({ document, counts }: { document: PolicyDocument; counts: TierCount[] }) {
  const fields = useFields();
  const localized = useLocalized();
  const organisation = useOrganisation();
  const { method } = document;
  if (fields.length === 0) return <Skeleton active paragraph={{ rows: 10 }} />;
  const editor = { policyId: null, document, change: () => undefined, problems: [], fields, currency: organisation?.baseCurrency ?? 'EUR', simulation: undefined, readOnly: true };
  return (
    <EditorContext value={editor}>
      <div className="stack policy-rules" key={JSON.stringify(document)}>
        {document.description && <p className="policy-description">{localized(document.description)}</p>}
        <Ladder document={document} counts={counts} />
        {method.kind === 'rfm' && <RfmSection method={method} />}
        {method.kind === 'abc' && <AbcSection method={method} />}
        {method.kind === 'scorecard' && <ScorecardSection method={method} />}
        {method.kind === 'matrix' && <MatrixSection method={method} />}
        <GatesSection />
        <StabilitySection />
        <PlanSection />
        <OverrideRulesSection />
        <ScopeSection />
        <About document={document} />
      </div>
    </EditorContext>
  );
}

function Ladder({ document, counts }: { document: PolicyDocument; counts: TierCount[] }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const localized = useLocalized();
  const { method, tiers } = document;
  const rule = (index: number) => {
    const tier = tiers[index];
    if (method.kind === 'rfm') return tier?.segments?.map((id) => localized(method.segments.find((segment) => segment.id === id)?.title) || id).join(' · ');
    if (method.kind === 'matrix') return cellsOf(method, tier?.id).map((cell) => localized(cell.title)).join(' · ');
    if (index === tiers.length - 1) return t('tiers.rest');
    return method.kind === 'abc' ? t('ladder.share', { share: f.percent(tier?.share) }) : t('ladder.enter', { score: f.number(tier?.enter) });
  };
  return (
    <Panel title={t('tiers.title')}>
      {tiers.map((tier, index) => (
        <div key={tier.id} className="ladder-row">
          <i className="tier-dot" style={{ background: tierColor(index + 1) }} />
          <b>{localized(tier.title)}</b>
          <span className="muted">{rule(index)}</span>
          <span className="tabular">{counts.length > 0 && t('ladder.customers', { count: counts[index]?.customers ?? 0, number: f.number(counts[index]?.customers ?? 0) })}</span>
        </div>
      ))}
    </Panel>
  );
}

function About({ document }: { document: PolicyDocument }) {
  const { t } = useTranslation('tiering');
  const localized = useLocalized();
  const fields = useFields();
  const nameOf = (id: string) => localized(fields.find((field) => field.id === id)?.title) || id;
  return (
    <Panel title={t('basics.title')}>
      <Facts
        facts={[
          { label: t('slug'), value: <code>{document.slug}</code> },
          { label: t('basics.window'), value: t('ladder.months', { count: document.windowMonths }) },
          { label: t('basics.value'), value: nameOf(document.value) },
          { label: t('basics.rankWithin'), value: document.rankWithin.length > 0 ? document.rankWithin.map(nameOf).join(' · ') : t('basics.everyoneTogether') },
        ]}
      />
    </Panel>
  );
}
