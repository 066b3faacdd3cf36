import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import type { AbcMethod } from '../../api/types';
import { useEditor } from './editor';
import { FieldPicker, isFigure } from './inputs';
import { Placed } from './Placed';

export function AbcSection({ method }: { method: AbcMethod }) {
  const { t } = useTranslation('tiering');
  const { document, change, readOnly } = useEditor();
  const set = (next: Partial<AbcMethod>, place: string) => change({ ...document, method: { ...method, ...next } }, place);
  return (
    <Panel title={t('abc.title')} note={t('abc.note')}>
      <Placed place="method.metric" label={t('abc.metric')}>
        <FieldPicker label={t('abc.metric')} value={method.metric} fits={(field) => field.group === 'METRIC' && isFigure(field)} onChange={(metric) => set({ metric }, 'method.metric')} />
      </Placed>
      <Placed place="method.crossing" label={t('abc.crossing')} help={t(`abc.crossingHelp.${method.crossing}`)}>
        <Segmented<AbcMethod['crossing']>
          disabled={readOnly}
          value={method.crossing}
          options={[{ value: 'before', label: t('abc.before') }, { value: 'including', label: t('abc.including') }]}
          onChange={(crossing) => set({ crossing }, 'method.crossing')}
        />
      </Placed>
    </Panel>
  );
}
