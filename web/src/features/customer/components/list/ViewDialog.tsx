import { Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface Values {
  name: string;
  shared: boolean;
}

interface Props {
  initial?: Values;
  saving: boolean;
  onSave: (values: Values) => void;
  onClose: () => void;
}

export function ViewDialog({ initial, saving, onSave, onClose }: Props) {
  const { t } = useTranslation('customer');
  const [form] = Form.useForm<Values>();
  return (
    <Modal open title={initial ? t('view.rename') : t('view.saveAs')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={saving} okText={t('view.save')} width={420}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name: initial?.name ?? '', shared: initial?.shared ?? false }} onFinish={onSave}>
        <Form.Item name="name" label={t('view.name')} rules={[{ required: true, whitespace: true, max: 120, message: t('view.nameMissing') }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked" noStyle>
          <Checkbox>{t('view.share')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
