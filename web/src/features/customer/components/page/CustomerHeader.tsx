import { EditOutlined, FileTextOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '@/api/types';
import { useCan } from '@/shared/session/session';
import { Country } from '@/shared/ui/Country';
import { PageHeader } from '@/shared/ui/PageHeader';

interface Props {
  customer: Customer;
  /** The tier badge, which another feature knows. */
  badge: ReactNode;
  /** Where the statement for the customer is, once there is something to state. */
  statement?: string;
  onEdit: () => void;
}

export function CustomerHeader({ customer, badge, statement, onEdit }: Props) {
  const { t } = useTranslation('customer');
  const can = useCan();
  const parts = [
    customer.country || customer.countryGiven ? <Country key="country" code={customer.country} given={customer.countryGiven} /> : null,
    customer.city,
    t(`type.${customer.type}`),
    customer.industry,
    customer.externalKey,
  ].filter(Boolean);
  const subtitle = (
    <span className="customer-facts">
      {parts.map((part, index) => <span key={index}>{part}</span>)}
      {customer.tags.map((tag) => <Tag key={tag} variant="filled">{tag}</Tag>)}
    </span>
  );
  return (
    <PageHeader
      title={customer.name}
      back={{ to: '/customers', label: t('list.title') }}
      subtitle={subtitle}
      actions={<>{badge}{statement && <Link to={statement}><Button icon={<FileTextOutlined />} tabIndex={-1}>{t('page.statement')}</Button></Link>}{can('CUSTOMER_WRITE') && <Button icon={<EditOutlined />} onClick={onEdit}>{t('page.edit')}</Button>}</>}
    />
  );
}
