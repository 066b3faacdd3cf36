import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { useContacts } from '../../api/customers';

export function Contacts({ customerId }: { customerId: number }) {
  const { t } = useTranslation('customer');
  const { data: contacts } = useContacts(customerId);
  if (!contacts || contacts.length === 0) return null;
  return (
    <Panel title={t('page.contacts')}>
      <ul className="contacts">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <span className="avatar" aria-hidden>{contact.name.slice(0, 1)}</span>
            <span>
              <b>{contact.name}</b> {contact.role && <span className="muted">{contact.role}</span>}
              <small>
                {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
                {contact.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
