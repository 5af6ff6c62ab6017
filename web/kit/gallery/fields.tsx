import { useState } from 'react';
import { AtSign } from 'lucide-react';

import { Button } from '../button.tsx';
import { FieldRow, FormLayout, FormSection } from '../form-layout.tsx';
import { useWords } from '../locale.tsx';
import { MoneyField } from '../money-field.tsx';
import { NumberField } from '../number-field.tsx';
import { PasswordField } from '../password-field.tsx';
import { SearchField } from '../search-field.tsx';
import { TextArea, TextField } from '../text-field.tsx';
import { showToast } from '../toast.tsx';
import { Columns, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'نوشتن', en: 'Writing' },
  form: { fa: 'فرم', en: 'A form' },
  name: { fa: 'نام', en: 'Name' },
  nameHint: { fa: 'همان‌گونه که در کارت ملی آمده است.', en: 'As it stands on the identity card.' },
  mobile: { fa: 'موبایل', en: 'Mobile' },
  email: { fa: 'رایانامه', en: 'E-mail' },
  site: { fa: 'سایت', en: 'Web site' },
  sheba: { fa: 'شبا', en: 'IBAN' },
  password: { fa: 'گذرواژه', en: 'Password' },
  note: { fa: 'یادداشت', en: 'Note' },
  noteText: {
    fa: 'قرار شد پیش‌فاکتور تا سه‌شنبه فرستاده شود؛ نسخهٔ C++ را هم خواستند.',
    en: 'The proforma goes out by Tuesday; they also want the C++ version.',
  },
  amount: { fa: 'مبلغ', en: 'Amount' },
  toman: { fa: 'تومان', en: 'toman' },
  price: { fa: 'قیمت', en: 'Price' },
  discount: { fa: 'تخفیف', en: 'Discount' },
  percent: { fa: '٪', en: '%' },
  search: { fa: 'جستجوی مخاطب', en: 'Search contacts' },
  ways: { fa: 'راه‌های تماس', en: 'Ways to reach' },
  waysHint: { fa: 'یکی هم بس است.', en: 'One of them is enough.' },
  save: { fa: 'ثبت', en: 'Save' },
  saved: { fa: 'ثبت شد.', en: 'Saved.' },
  missing: { fa: 'نام را بنویسید.', en: 'Write the name.' },
  problem: {
    fa: 'این مخاطب همین حالا به دست همکارتان عوض شد.',
    en: 'A colleague has just changed this contact.',
  },
};

export const FieldSpecimens = () => {
  const text = useWords(words);
  const [amount, setAmount] = useState<string | null>('12500000');
  const [price, setPrice] = useState<string | null>('845000000');
  const [discount, setDiscount] = useState<string | null>('-2.5');
  const [password, setPassword] = useState('a long secret');
  const [sought, setSought] = useState('');
  return (
    <Specimens title={text.title}>
      <Columns>
        <TextField label={text.name} hint={text.nameHint} defaultValue="سارا محمدی" />
        <TextField label={text.mobile} kind="phone" defaultValue="0912 345 6789" />
        <TextField
          label={text.email}
          kind="email"
          before={<AtSign size={16} />}
          placeholder="sara@example.com"
        />
        <TextField label={text.site} kind="url" defaultValue="https://example.com/products?id=12" />
        <TextField label={text.sheba} kind="code" defaultValue="IR06 2960 0000 0010 0324 2000 01" />
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <NumberField
          label={text.amount}
          value={amount}
          onChange={setAmount}
          unit={text.toman}
          step="1000000"
        />
        <MoneyField label={text.price} value={price} onChange={setPrice} currency="IRR" />
        <NumberField
          label={text.discount}
          value={discount}
          onChange={setDiscount}
          unit={text.percent}
          min="0"
          max="100"
        />
        <SearchField label={text.search} value={sought} onChange={setSought} />
        <TextArea label={text.note} defaultValue={text.noteText} />
      </Columns>
    </Specimens>
  );
};

export const FormSpecimen = () => {
  const text = useWords(words);
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const save = () => {
    const missing = name.trim() === '';
    setError(missing ? text.missing : undefined);
    if (!missing) showToast({ message: text.saved });
  };
  return (
    <Specimens title={text.form}>
      <FormLayout
        onSubmit={save}
        problem={text.problem}
        actions={
          <Button variant="primary" type="submit">
            {text.save}
          </Button>
        }
      >
        <TextField label={text.name} value={name} onChange={setName} error={error} required />
        <FormSection title={text.ways} hint={text.waysHint}>
          <FieldRow>
            <TextField label={text.mobile} kind="phone" />
            <TextField label={text.email} kind="email" />
          </FieldRow>
        </FormSection>
      </FormLayout>
    </Specimens>
  );
};
