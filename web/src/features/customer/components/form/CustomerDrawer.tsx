import { App, Button, Drawer, Form, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '@/api/types';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type CustomerDraft, useSaveCustomer } from '../../api/customers';
import { CustomerFields } from './CustomerFields';

interface Props {
  /** The one to change; without it a new customer is made. */
  customer?: Customer;
  onClose: () => void;
  onSaved: (customer: Customer) => void;
}

export function CustomerDrawer({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('customer');
  const { message } = App.useApp();
  const [form] = Form.useForm<CustomerDraft>();
  const save = useSaveCustomer(customer?.id);
  const finish = (values: CustomerDraft) =>
    save.mutate(customer ? changed(values, customer) : filled(values), {
      onSuccess: (saved) => {
        void message.success(t('form.saved', { name: saved.name }));
        onSaved(saved);
      },
    });
  return (
    <Drawer
      open
      size={520}
      title={customer ? t('form.edit') : t('form.new')}
      onClose={onClose}
      footer={<Space><Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{t('form.save')}</Button><Button onClick={onClose}>{t('form.cancel')}</Button></Space>}
    >
      {save.isError && <div className="form-problem"><ProblemAlert error={save.error} /></div>}
      <Form form={form} layout="vertical" initialValues={customer ?? { type: 'ORGANISATION', tags: [] }} onFinish={finish} scrollToFirstError>
        <CustomerFields isNew={!customer} />
      </Form>
    </Drawer>
  );
}

/** An emptied input means "not known"; in a new customer it is simply left out. */
function filled(values: CustomerDraft): CustomerDraft {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')) as CustomerDraft;
}

function changed(values: CustomerDraft, before: Customer): CustomerDraft {
  const known = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(values).map(([name, value]) => [name, value === undefined || value === '' ? null : value] as const);
  return Object.fromEntries(entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(known.get(name) ?? null))) as CustomerDraft;
}
