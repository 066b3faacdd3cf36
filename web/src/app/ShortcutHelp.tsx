import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/shared/keyboard/useShortcut';
import { useCan } from '@/shared/session/session';
import { NAVIGATION } from './navigation';

/** All keys of the product, on "?". */
const KEYS = ['search', 'filter', 'rows', 'open', 'close', 'undo', 'help'] as const;
const WRITTEN: Record<(typeof KEYS)[number], string> = { search: '/', filter: 'f', rows: 'j  k', open: '↵', close: 'Esc', undo: 'Ctrl Z', help: '?' };

export function ShortcutHelp() {
  const { t } = useTranslation('app');
  const can = useCan();
  const [open, setOpen] = useState(false);
  useShortcut('?', () => setOpen(true));
  return (
    <Modal open={open} title={t('keysTitle')} footer={null} onCancel={() => setOpen(false)} width={460}>
      <dl className="keys">
        {NAVIGATION.filter((item) => can(item.needs)).map((item) => <Line key={item.key} keys={item.shortcut} text={t(`nav.${item.key}`)} />)}
        {KEYS.map((key) => <Line key={key} keys={WRITTEN[key]} text={t(`keys.${key}`)} />)}
      </dl>
    </Modal>
  );
}

function Line({ keys, text }: { keys: string; text: string }) {
  return <div><dt>{keys.split(/\s+/).map((key) => <kbd key={key} className="key-hint">{key}</kbd>)}</dt><dd>{text}</dd></div>;
}
