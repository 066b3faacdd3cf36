import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../api/types';
import { fromJson, toJson } from '../../model/mapping';

/** The mapping as the document it is; what is typed counts as soon as it can be read. */
export function MappingJson({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation('intake');
  const [text, setText] = useState(() => toJson(mapping));
  const [problem, setProblem] = useState<string | null>(null);
  const type = (next: string) => {
    setText(next);
    try {
      onChange(fromJson(next, mapping));
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="stack json-editor" style={{ gap: 8 }}>
      <Input.TextArea value={text} onChange={(event) => type(event.target.value)} autoSize={{ minRows: 16, maxRows: 32 }} aria-label={t('mapping.json')} spellCheck={false} status={problem ? 'error' : undefined} />
      {problem && <Alert type="error" showIcon title={t('mapping.jsonProblem')} description={problem} />}
    </div>
  );
}
