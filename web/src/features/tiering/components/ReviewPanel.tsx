import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { usePerson } from '@/shared/format/usePerson';
import { useCan, useSession } from '@/shared/session/session';
import { Panel } from '@/shared/ui/Panel';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { openVersion, type Remark, useComment, useRemarks } from '../api/reviews';
import type { PolicyDetail } from '../api/types';
import { PublishDialog } from './PublishDialog';
import { type Asked, StepDialog } from './StepDialog';

/** What a draft waits for, and what was said about it and its forerunners. */
export function ReviewPanel({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('tiering');
  const remarks = useRemarks(policy.id);
  return (
    <Panel title={t('review.title')}>
      <Waiting policy={policy} />
      {remarks.error && <ProblemAlert error={remarks.error} />}
      {[...(remarks.data ?? [])].reverse().map((remark) => <Said key={remark.id} remark={remark} />)}
      <CommentBox policy={policy} />
    </Panel>
  );
}

function Waiting({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const person = usePerson();
  const can = useCan();
  const session = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [publishing, setPublishing] = useState(false);
  const open = openVersion(policy.versions);
  const scheduled = policy.versions.find(({ state }) => state === 'SCHEDULED');
  const me = session.data?.username;
  const own = open !== undefined && me !== undefined && (open.editors.includes(me) || open.submittedBy === me);
  const ask = (step: Asked['step'], number: number) => setAsked({ step, number });
  return (
    <>
      {scheduled && (
        <div className="review-state">
          <span>{t('review.scheduled', { number: scheduled.number, date: f.date(scheduled.effectiveOn) })}</span>
          {can('POLICY_PUBLISH') && <Button size="small" onClick={() => ask('cancel-scheduled', scheduled.number)}>{t('review.step.cancel-scheduled.action')}</Button>}
        </div>
      )}
      {open?.state === 'DRAFT' && can('POLICY_WRITE') && (
        <div className="review-state">
          <span>{t('review.draft', { number: open.number, who: open.editors.map((editor) => person(editor)).join(', ') })}</span>
          <Button size="small" onClick={() => ask('submit', open.number)}>{t('review.step.submit.action')}</Button>
        </div>
      )}
      {open?.state === 'IN_REVIEW' && (
        <div className="review-state">
          <span>{open.approvedBy ? t('review.approved', { number: open.number, who: person(open.approvedBy) }) : t('review.waiting', { number: open.number, who: person(open.submittedBy ?? open.author) })}</span>
          <div className="inline">
            {!open.approvedBy && can('POLICY_PUBLISH') && <Button size="small" type="primary" disabled={own} title={own ? t('review.own') : undefined} onClick={() => ask('approve', open.number)}>{t('review.step.approve.action')}</Button>}
            {can('POLICY_PUBLISH') && open.approvedBy && <Button size="small" type="primary" onClick={() => setPublishing(true)}>{t('publish.action')}</Button>}
            {can('POLICY_WRITE') && <Button size="small" onClick={() => ask('return', open.number)}>{t('review.step.return.action')}</Button>}
          </div>
          {own && !open.approvedBy && <small className="faint">{t('review.own')}</small>}
        </div>
      )}
      {asked && <StepDialog policyId={policy.id} asked={asked} onClose={() => setAsked(null)} />}
      <PublishDialog policy={policy} open={publishing} onClose={() => setPublishing(false)} />
    </>
  );
}

function Said({ remark }: { remark: Remark }) {
  const { t } = useTranslation('tiering');
  const f = useFormat();
  const person = usePerson();
  return (
    <div className={`remark remark-${remark.kind.toLowerCase()}`}>
      <div className="spread"><b>{person(remark.author)}</b><span className="faint">{f.ago(remark.at)}</span></div>
      <div className="muted">{t(`review.kind.${remark.kind}`, { number: remark.version })}</div>
      {remark.text && <div className="remark-text">{remark.text}</div>}
    </div>
  );
}

function CommentBox({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('tiering');
  const comment = useComment(policy.id);
  const [text, setText] = useState('');
  const version = openVersion(policy.versions)?.number ?? policy.publishedVersion ?? policy.versions[0]?.number;
  if (version === undefined) return null;
  const say = () => comment.mutate({ version, text }, { onSuccess: () => setText('') });
  return (
    <div className="comment-box">
      <Input.TextArea aria-label={t('review.comment')} placeholder={t('review.comment')} autoSize={{ minRows: 1, maxRows: 6 }} value={text} onChange={(event) => setText(event.target.value)} />
      {text.trim() !== '' && <Button size="small" loading={comment.isPending} onClick={say}>{t('review.say')}</Button>}
      {comment.error && <ProblemAlert error={comment.error} />}
    </div>
  );
}
