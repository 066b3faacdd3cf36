import { Alert, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../api/types';

interface Props {
  set: string | null;
  sets: Record<string, string[]>;
  mappings: Mapping[];
  onChoose: (set: string | null) => void;
}

/** Some sources of several files have a whole set of mappings: customers, products and orders in one go. */
export function SetChoice({ set, sets, mappings, onChoose }: Props) {
  const { t } = useTranslation('intake');
  const names = set === null ? [] : (sets[set] ?? []);
  const kindOf = (name: string) => mappings.find((mapping) => mapping.name === name)?.kind;
  return (
    <Alert
      type="info"
      title={t('set.title')}
      description={
        <div className="stack" style={{ gap: 8 }}>
          <Radio.Group
            value={set ?? ''}
            onChange={(event) => onChoose(event.target.value === '' ? null : String(event.target.value))}
            options={[...Object.keys(sets).map((name) => ({ value: name, label: t('set.use', { name }) })), { value: '', label: t('set.none') }]}
          />
          {names.length > 0 && (
            <div className="chips">
              {names.map((name) => {
                const kind = kindOf(name);
                return <span key={name} className="chip">{name}{kind && ` · ${t(`kind.${kind}`)}`}</span>;
              })}
            </div>
          )}
        </div>
      }
    />
  );
}
