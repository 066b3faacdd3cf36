import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionBuilder } from '@/shared/condition/ConditionBuilder';
import { Panel } from '@/shared/ui/Panel';
import { problemsWithin } from '../../model/places';
import { useEditor } from './editor';

/** Whom the policy rates. */
export function ScopeSection() {
  const { t } = useTranslation('tiering');
  const { document, change, fields, currency, problems, readOnly } = useEditor();
  const [some, setSome] = useState(Boolean(document.scope));
  const wrong = problemsWithin(problems, 'scope');
  const choose = (next: 'all' | 'some') => {
    setSome(next === 'some');
    if (next === 'all') change({ ...document, scope: null }, 'scope');
  };
  return (
    <Panel
      title={t('scope.title')}
      note={t('scope.note')}
      extra={<Segmented disabled={readOnly} value={some ? 'some' : 'all'} options={[{ value: 'all', label: t('scope.all') }, { value: 'some', label: t('scope.some') }]} onChange={choose} />}
    >
      <div data-place="scope">
        {some ? (
          <ConditionBuilder fields={fields} value={document.scope ?? null} currency={currency} disabled={readOnly} onChange={(scope) => change({ ...document, scope }, 'scope')} />
        ) : (
          <span className="muted">{t('scope.everyone')}</span>
        )}
        {wrong.map((problem, index) => <div key={index} className="placed-problem" role="alert">{problem.detail}</div>)}
      </div>
    </Panel>
  );
}
