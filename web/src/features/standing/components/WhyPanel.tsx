import { Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/types';
import { Problem } from '@/shared/api/problem';
import { useAsOf } from '@/shared/asof/asOf';
import { useLocalized } from '@/shared/i18n/useLocale';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Standing, useExplanation } from '../api/standing';
import { CriteriaTable, type ShowDocuments } from './CriteriaTable';
import { MatrixPlace } from './MatrixPlace';
import { NextTier } from './NextTier';
import { ProvenanceLine } from './ProvenanceLine';
import { SetByHand } from './SetByHand';
import { StandingSteps } from './StandingSteps';
import { WaterfallChart } from './WaterfallChart';
import { WhatChanged } from './WhatChanged';

interface Props {
  customerId: number;
  standing: Standing | undefined;
  currency: string;
  showDocuments: ShowDocuments;
}

export function WhyPanel({ customerId, standing, currency, showDocuments }: Props) {
  const { t } = useTranslation('standing');
  const text = useLocalized();
  const [policy, setPolicy] = useState<number | undefined>(undefined);
  const [asOf] = useAsOf();
  const { data, error, isPending, refetch } = useExplanation(customerId, policy, asOf);
  const inForce = standing?.policy;
  const choices = [...(inForce ? [{ value: inForce.id, label: text(inForce.title) }] : []), ...(standing?.others ?? []).map((other) => ({ value: other.policy.id, label: text(other.policy.title) }))];
  return (
    <Panel
      className="why"
      title={t('title')}
      extra={choices.length > 1 && <Select size="small" variant="filled" value={policy ?? inForce?.id} onChange={setPolicy} options={choices} popupMatchSelectWidth={false} aria-label={t('policy')} />}
    >
      {standing?.override && (policy ?? inForce?.id) === inForce?.id && <SetByHand standing={standing} override={standing.override} />}
      {isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {error && (error instanceof Problem && error.status === 404 ? <EmptyState title={t('notYet')} text={t('notYetText')} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {data && <Why key={data.policy.id} customerId={customerId} explanation={data} currency={currency} showDocuments={showDocuments} />}
    </Panel>
  );
}

function Why({ customerId, explanation, currency, showDocuments }: Omit<Props, 'standing'> & { explanation: Explanation }) {
  const { t } = useTranslation('standing');
  const [headline, ...rest] = explanation.sentences;
  return (
    <>
      {headline && <p className="why-headline">{headline}</p>}
      <MatrixPlace explanation={explanation} />
      <WaterfallChart explanation={explanation} currency={currency} />
      {explanation.parts.length > 0 && <CriteriaTable customerId={customerId} explanation={explanation} currency={currency} showDocuments={showDocuments} />}
      <StandingSteps explanation={explanation} currency={currency} />
      <div className="why-blocks">
        <NextTier explanation={explanation} currency={currency} />
        <WhatChanged explanation={explanation} currency={currency} />
      </div>
      {rest.length > 0 && (
        <details className="why-words">
          <summary>{t('inWords')}</summary>
          <ul>{rest.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </details>
      )}
      <ProvenanceLine explanation={explanation} />
    </>
  );
}
