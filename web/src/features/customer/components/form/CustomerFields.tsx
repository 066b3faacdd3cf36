import { Form, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format/useFormat';
import { countryCodes, currencyCodes, languageCodes } from './codes';

export function CustomerFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation('customer');
  const { locale } = useFormat();
  const countries = useMemo(() => named(countryCodes(), 'region', locale), [locale]);
  const languages = useMemo(() => named(languageCodes(), 'language', locale), [locale]);
  const currencies = useMemo(() => currencyCodes().map((code) => ({ value: code, label: code })), []);
  const types = (['ORGANISATION', 'PERSON', 'UNKNOWN'] as const).map((value) => ({ value, label: t(`type.${value}`) }));
  return (
    <>
      <Form.Item name="name" label={t('field.name')} rules={[{ required: true, whitespace: true, message: t('form.nameMissing') }]}><Input /></Form.Item>
      <div className="form-pair">
        <Form.Item name="type" label={t('field.type')}><Select options={types} /></Form.Item>
        {isNew && <Form.Item name="externalKey" label={t('field.externalKey')} tooltip={t('form.keyHint')}><Input /></Form.Item>}
      </div>
      <div className="form-pair">
        <Form.Item name="country" label={t('field.country')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={countries} /></Form.Item>
        <Form.Item name="city" label={t('field.city')}><Input /></Form.Item>
        <Form.Item name="region" label={t('field.region')}><Input /></Form.Item>
        <Form.Item name="postalCode" label={t('field.postalCode')}><Input /></Form.Item>
        <Form.Item name="industry" label={t('field.industry')}><Input /></Form.Item>
        <Form.Item name="sizeClass" label={t('field.sizeClass')}><Input /></Form.Item>
        <Form.Item name="email" label={t('field.email')} rules={[{ type: 'email', message: t('form.emailWrong') }]}><Input inputMode="email" /></Form.Item>
        <Form.Item name="phone" label={t('field.phone')}><Input inputMode="tel" /></Form.Item>
        <Form.Item name="language" label={t('field.language')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={languages} /></Form.Item>
        <Form.Item name="currency" label={t('field.currency')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={currencies} /></Form.Item>
        <Form.Item name="creditLimit" label={t('field.creditLimit')}><InputNumber<string> stringMode min="0" controls={false} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="tags" label={t('field.tags')}><Select mode="tags" tokenSeparators={[',', '，']} open={false} suffixIcon={null} /></Form.Item>
    </>
  );
}

function named(codes: string[], type: 'region' | 'language', locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type });
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, locale));
}
