import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Locale } from '@/shared/i18n/locale';
import { useLocale } from '@/shared/i18n/useLocale';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { type Statement, useStatement } from '../api/answers';
import '../statement.css';

const LANGUAGES = [{ value: 'en' as const, label: 'English' }, { value: 'zh-CN' as const, label: '中文' }];

/** One page for a customer who asks how an automated decision about it was made; printing it makes the PDF. */
export function StatementPage({ customerId }: { customerId: number }) {
  const { t } = useTranslation('standing');
  const [language, setLanguage] = useState<Locale>(useLocale());
  const { data, error, isPending, refetch } = useStatement(customerId, language);
  return (
    <div className="statement-desk">
      <div className="statement-tools">
        <Link to={`/customers/${customerId}`}><ArrowLeftOutlined /> {t('statement.back')}</Link>
        <span className="statement-choices">
          <Segmented<Locale> value={language} onChange={setLanguage} options={LANGUAGES} aria-label={t('statement.language')} />
          <Button type="primary" icon={<PrinterOutlined />} disabled={!data} onClick={() => window.print()}>{t('statement.print')}</Button>
        </span>
      </div>
      {isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && <Sheet statement={data} />}
      <p className="statement-hint muted">{t('statement.noted')}</p>
    </div>
  );
}

function Sheet({ statement }: { statement: Statement }) {
  return (
    <article className="statement" lang={statement.language}>
      <header>
        <h1>{statement.title}</h1>
        {statement.head.map((line) => <p key={line}>{line}</p>)}
      </header>
      {statement.sections.map((section) => (
        <section key={section.id}>
          <h2>{section.title}</h2>
          {section.lines.length === 1 || section.id === 'decision' || section.id === 'objection'
            ? section.lines.map((line) => <p key={line}>{line}</p>)
            : <ul>{section.lines.map((line) => <li key={line}>{line}</li>)}</ul>}
          {section.figures.length > 0 && (
            <table>
              <thead><tr>{section.columns.map((column) => <th key={column}>{column}</th>)}</tr></thead>
              <tbody>{section.figures.map((figure) => <tr key={figure.name}><td>{figure.name}</td><td>{figure.value}</td><td>{figure.period}</td></tr>)}</tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  );
}
