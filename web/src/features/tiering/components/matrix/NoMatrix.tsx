import { AppstoreOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/session/session';
import { BringInputs } from '@/shared/ui/BringInputs';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Panel } from '@/shared/ui/Panel';
import { useCreateShipped } from '../../api/policies';
import type { PolicySummary } from '../../api/types';

/** The matrix policy that comes with the product. */
const SHIPPED = 'value-potential';

/** Before there is a matrix policy: what one is for, one to begin with, and where what people know comes in. */
export function NoMatrix({ policies }: { policies: PolicySummary[] }) {
  const { t } = useTranslation('matrix');
  const can = useCan();
  const retired = policies.find(({ slug }) => slug === SHIPPED);
  return (
    <Panel>
      <EmptyState icon={<AppstoreOutlined />} title={t('none.title')} text={t('none.text')} action={retired ? <OpenRetired id={retired.id} /> : can('POLICY_WRITE') ? <Begin /> : <span className="muted">{t('none.reader')}</span>} />
      <ol className="first-steps matrix-steps">
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <b>{t(`none.step${step}`)}</b>
            <span>{t(`none.step${step}Text`)}</span>
            {step === 2 && <div className="matrix-import"><BringInputs size="small" /></div>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The draft shows in this page at once. */
function Begin() {
  const { t } = useTranslation('matrix');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const create = useCreateShipped();
  const begin = async () => {
    try {
      const { id } = await create.mutateAsync(SHIPPED);
      await navigate(`/value-potential?policy=${id}`, { replace: true });
    } catch (error) {
      void message.error(asProblem(error).message);
    }
  };
  return <Button type="primary" loading={create.isPending} onClick={() => void begin()}>{t('none.begin')}</Button>;
}

function OpenRetired({ id }: { id: number }) {
  const { t } = useTranslation('matrix');
  return <span className="inline"><span className="muted">{t('none.retired')}</span><Link to={`/policies/${id}`}><Button type="primary">{t('none.open')}</Button></Link></span>;
}
