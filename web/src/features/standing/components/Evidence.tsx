import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asof/asOf';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useEvidence } from '../api/standing';
import type { ShowDocuments } from './CriteriaTable';

interface Props {
  customerId: number;
  criterion: string;
  policy: number;
  showDocuments: ShowDocuments;
}

/** The documents behind one criterion's figure. */
export function Evidence({ customerId, criterion, policy, showDocuments }: Props) {
  const { t } = useTranslation('standing');
  const [asOf] = useAsOf();
  const evidence = useEvidence(customerId, criterion, policy, asOf);
  if (evidence.isError) return <ProblemAlert error={evidence.error} onRetry={() => void evidence.refetch()} />;
  return (
    <div className="evidence">
      <div className="evidence-title muted">{t('evidence')}</div>
      {showDocuments(evidence.data?.pages.flatMap((page) => page.items) ?? [], evidence.isPending)}
      {evidence.hasNextPage && <Button type="link" size="small" loading={evidence.isFetchingNextPage} onClick={() => void evidence.fetchNextPage()}>{t('more')}</Button>}
    </div>
  );
}
