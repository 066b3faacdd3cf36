import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Step, useStep } from '../api/reviews';

export interface Asked {
  step: Step;
  number: number;
}

/** One step of a review, and a word about it; giving back needs one. */
export function StepDialog({ policyId, asked, onClose }: { policyId: number; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('tiering');
  const step = useStep(policyId);
  const [text, setText] = useState('');
  const words = `review.step.${asked.step}`;
  const needed = asked.step === 'return';
  return (
    <Modal
      open
      title={t(`${words}.title`, { number: asked.number })}
      okText={t(`${words}.action`)}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: needed && text.trim() === '' }}
      confirmLoading={step.isPending}
      onOk={() => step.mutate({ step: asked.step, text }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="muted" style={{ margin: 0 }}>{t(`${words}.text`)}</p>
        <Input.TextArea autoFocus aria-label={t(needed ? 'review.why' : 'review.word')} placeholder={t(needed ? 'review.why' : 'review.word')} autoSize={{ minRows: 2, maxRows: 8 }} value={text} onChange={(event) => setText(event.target.value)} />
        {step.error && <ProblemAlert error={step.error} />}
      </div>
    </Modal>
  );
}
