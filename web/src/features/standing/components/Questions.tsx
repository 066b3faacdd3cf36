import { DatePicker, Segmented, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale, useLocalized } from '@/shared/i18n/useLocale';
import { useLadder } from '@/shared/policy/ladders';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useNarrow } from '@/shared/ui/useMedia';
import { type Question, useAnswer } from '../api/answers';
import type { Standing } from '../api/standing';

const QUESTIONS: Question[] = ['why-not', 'changes', 'way'];
const MONTHS_BACK = 3;
const DAY = 'YYYY-MM-DD';

/** What people ask about a tier, answered in sentences: why not another, what changed, what would change it. */
export function Questions({ customerId, standing }: { customerId: number; standing: Standing | undefined }) {
  const { t } = useTranslation('standing');
  const text = useLocalized();
  const ladder = useLadder(standing?.policy?.id);
  const narrow = useNarrow();
  const [question, setQuestion] = useState<Question>('why-not');
  const [asked, setAsked] = useState<string>();
  const [since, setSince] = useState(() => dayjs().subtract(MONTHS_BACK, 'month').format(DAY));
  if (!standing?.policy) return null;
  const rank = standing.computedTier ? ladder.get(standing.computedTier)?.rank : undefined;
  const next = [...ladder.entries()].find(([, rung]) => rung.rank === (rank === undefined ? ladder.size : Math.max(1, rank - 1)))?.[0];
  const tier = asked ?? next;
  const tiers = [...ladder.entries()].map(([value, rung]) => ({ value, label: text(rung.title) }));
  return (
    <Panel title={t('questions.title')} className="questions">
      <Segmented<Question> orientation={narrow ? 'vertical' : 'horizontal'} value={question} onChange={setQuestion} options={QUESTIONS.map((value) => ({ value, label: t(`questions.${value}`) }))} />
      <div className="questions-asked">
        {question === 'changes'
          ? <DatePicker size="small" allowClear={false} value={dayjs(since)} maxDate={dayjs()} onChange={(day) => setSince(day?.format(DAY) ?? since)} aria-label={t('questions.since')} />
          : <Select size="small" variant="filled" value={tier} onChange={setAsked} options={tiers} popupMatchSelectWidth={false} aria-label={t('questions.tier')} />}
      </div>
      {tier && <Told customerId={customerId} question={question} tier={tier} since={since} />}
    </Panel>
  );
}

function Told({ customerId, question, tier, since }: { customerId: number; question: Question; tier: string; since: string }) {
  const locale = useLocale();
  const { data, error, isPending, refetch } = useAnswer(customerId, question, question === 'changes' ? { since } : { tier }, locale);
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const { headline, points, notes } = data.answer;
  return (
    <div className="answer" aria-live="polite">
      <p className="answer-headline">{headline}</p>
      {points.length > 0 && <ul>{points.map((point) => <li key={point}>{point}</li>)}</ul>}
      {notes.map((note) => <p key={note} className="muted">{note}</p>)}
    </div>
  );
}
