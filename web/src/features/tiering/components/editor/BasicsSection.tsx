import { Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import { useEditor } from './editor';
import { FieldPicker, isChoice, isMoney, NumberInput, TitleInput, useFieldOptions } from './inputs';
import { Placed } from './Placed';

export function BasicsSection() {
  const { t } = useTranslation('tiering');
  const { document, change, fields, readOnly } = useEditor();
  const rankFields = useFieldOptions(fields.filter((field) => isChoice(field) && field.group !== 'TIER'));
  return (
    <Panel title={t('basics.title')}>
      <Placed place="title" label={t('basics.name')}>
        <TitleInput label={t('basics.name')} value={document.title} onChange={(title) => change({ ...document, title }, 'title')} />
      </Placed>
      <Placed place="description" label={t('basics.description')}>
        <div className="title-input">
          {(['en', 'zh'] as const).map((language) => (
            <Input.TextArea
              key={language}
              autoSize={{ minRows: 2, maxRows: 5 }}
              disabled={readOnly}
              aria-label={`${t('basics.description')} (${language})`}
              placeholder={language === 'en' ? 'English' : '中文'}
              value={document.description?.[language] ?? ''}
              onChange={(event) => change({ ...document, description: { en: '', zh: '', ...document.description, [language]: event.target.value } }, 'description')}
            />
          ))}
        </div>
      </Placed>
      <div className="placed-row">
        <Placed place="windowMonths" label={t('basics.window')} help={t('basics.windowHelp')}>
          <NumberInput label={t('basics.window')} value={document.windowMonths} min={1} max={120} suffix={t('basics.months')} onChange={(windowMonths) => change({ ...document, windowMonths }, 'windowMonths')} />
        </Placed>
        <Placed place="value" label={t('basics.value')} help={t('basics.valueHelp')}>
          <FieldPicker label={t('basics.value')} value={document.value} fits={isMoney} onChange={(value) => change({ ...document, value }, 'value')} />
        </Placed>
      </div>
      <Placed place="requiresPurchase">
        <label className="inline">
          <Switch size="small" disabled={readOnly} checked={document.requiresPurchase ?? true} onChange={(requiresPurchase) => change({ ...document, requiresPurchase }, 'requiresPurchase')} />
          {t('basics.requiresPurchase')}
        </label>
      </Placed>
      <Placed place="rankWithin" label={t('basics.rankWithin')} help={t('basics.rankWithinHelp')}>
        <Select
          mode="multiple"
          style={{ width: '100%' }}
          aria-label={t('basics.rankWithin')}
          placeholder={t('basics.everyoneTogether')}
          disabled={readOnly}
          showSearch={{ optionFilterProp: 'find' }}
          value={document.rankWithin}
          options={rankFields}
          onChange={(rankWithin: string[]) => change({ ...document, rankWithin }, 'rankWithin')}
        />
      </Placed>
      {document.rankWithin.length > 0 && (
        <Placed place="minimumGroup" label={t('basics.minimumGroup')} help={t('basics.minimumGroupHelp')}>
          <NumberInput label={t('basics.minimumGroup')} value={document.minimumGroup ?? 30} min={1} onChange={(minimumGroup) => change({ ...document, minimumGroup }, 'minimumGroup')} />
        </Placed>
      )}
    </Panel>
  );
}
