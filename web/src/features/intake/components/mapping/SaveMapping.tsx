import { SaveOutlined } from '@ant-design/icons';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ui/ProblemAlert';
import { useSaveMapping } from '../../api/mappings';
import type { Mapping } from '../../api/types';

interface Props {
  mapping: Mapping;
  taken: Mapping[];
  onSaved: (mapping: Mapping) => void;
}

export function SaveMapping({ mapping, taken, onSaved }: Props) {
  const { t } = useTranslation('intake');
  const { message } = App.useApp();
  const save = useSaveMapping();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const existing = taken.find((other) => other.name === name.trim());
  const submit = () => {
    const named: Mapping = { ...mapping, name: name.trim(), builtIn: false };
    save.mutate(named, {
      onSuccess: () => {
        setOpen(false);
        onSaved(named);
        void message.success(t('save.done', { name: named.name }));
      },
    });
  };
  const show = (next: boolean) => {
    setOpen(next);
    if (next) setName(mapping.builtIn ? '' : mapping.name || mapping.source);
  };
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={show}
      content={
        <form className="stack" style={{ width: 300, gap: 10 }} onSubmit={(event) => { event.preventDefault(); submit(); }}>
          <label>{t('save.name')}<Input value={name} autoFocus onChange={(event) => setName(event.target.value)} /></label>
          {existing && <div className={existing.builtIn ? 'bad' : 'muted'}>{existing.builtIn ? t('save.builtIn') : t('save.replaces')}</div>}
          {save.error && <ProblemAlert error={save.error} />}
          <Button type="primary" htmlType="submit" disabled={name.trim() === '' || existing?.builtIn} loading={save.isPending}>{t('save.action')}</Button>
        </form>
      }
    >
      <Button size="large" icon={<SaveOutlined />}>{t('save.open')}</Button>
    </Popover>
  );
}
