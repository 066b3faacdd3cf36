import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/useShortcut';

const PAUSE_MILLIS = 250;

/** Asks after a short pause in typing; "/" jumps here. */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('customer');
  const input = useRef<InputRef>(null);
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  useShortcut('/', () => input.current?.focus({ cursor: 'all' }));
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      ref={input}
      className="customer-search"
      type="search"
      allowClear
      prefix={<SearchOutlined className="faint" />}
      suffix={text === '' ? <kbd className="key-hint">/</kbd> : undefined}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
    />
  );
}
