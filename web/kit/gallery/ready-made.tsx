import { useState } from 'react';

import { CategoryDot } from '../category-dot.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FieldShape } from '../fetched.tsx';
import { FormSection } from '../form-layout.tsx';
import { InPlaceEditor, InPlaceValue } from '../in-place.tsx';
import { JalaliDayField } from '../jalali-day-field.tsx';
import { useWords } from '../locale.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import { PasswordField } from '../password-field.tsx';
import { ShortcutSheet } from '../shortcut-sheet.tsx';
import { Stars } from '../stars.tsx';
import { CopyButton } from '../states.tsx';
import { TextField } from '../text-field.tsx';
import { WeekPicture } from '../week-picture.tsx';
import { Columns, Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'ساخته از چند جزء', en: 'Made of several parts' },
  section: { fa: 'نشانی دفتر', en: 'Office address' },
  sectionHint: { fa: 'روی سربرگ می‌آید.', en: 'Printed on letterheads.' },
  street: { fa: 'خیابان', en: 'Street' },
  secret: { fa: 'رمز کنونی', en: 'Present password' },
  wrong: { fa: 'با رمز شما یکی نیست.', en: 'This is not your password.' },
  jobTitle: { fa: 'سمت', en: 'Job title' },
  manager: { fa: 'مدیر بازرگانی', en: 'Commercial manager' },
  name: { fa: 'نام شرکت', en: 'Name of the firm' },
  first: { fa: 'رکورد نخست', en: 'First record' },
  second: { fa: 'رکورد دوم', en: 'Second record' },
  year: { fa: 'آغاز سال مالی', en: 'Fiscal year begins' },
  coming: { fa: 'فیلدی که در راه است', en: 'A field on its way' },
  copy: { fa: 'رونوشت از شبا', en: 'Copy the IBAN' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  keys: { fa: 'فهرست', en: 'List' },
  open: { fa: 'باز کردن', en: 'Open' },
  search: { fa: 'جستجو', en: 'Search' },
};

/** What is made of simpler components: values edited in place, comparisons, passwords, weeks. */
export const ReadyMadeSpecimens = () => {
  const text = useWords(words);
  const [secret, setSecret] = useState('یک رمز بلند');
  const [fresh, setFresh] = useState('');
  const [winner, setWinner] = useState('first');
  const [begins, setBegins] = useState({ month: 1, day: 1 });
  const shortcuts = [
    { label: text.open, keys: [['Enter']] },
    { label: text.search, keys: [['/'], ['Ctrl', 'K']] },
  ];
  return (
    <Specimens title={text.title}>
      <Columns>
        <EditedInPlace />
        <InPlaceValue label={text.jobTitle}>{text.manager}</InPlaceValue>
        <PasswordField
          label={text.secret}
          value={secret}
          onChange={setSecret}
          autoComplete="current-password"
          error={secret === '' ? text.wrong : undefined}
        />
        <NewPasswordField value={fresh} onChange={setFresh} />
        <JalaliDayField label={text.year} value={begins} onChange={setBegins} />
        <FieldShape label={text.coming} />
      </Columns>
      <ChoiceRow
        label={text.name}
        columns="10rem 1fr 1fr"
        value={winner}
        onChange={setWinner}
        choices={[
          { id: 'first', content: 'آوند صنعت', column: text.first },
          { id: 'second', content: 'شرکت آوند صنعت', column: text.second },
        ]}
      />
      <Row>
        <Stars value={0} />
        <Stars value={3} />
        <Stars value={5} />
        {[0, 3, 7].map((category) => (
          <CategoryDot key={category} category={category} />
        ))}
        <CopyButton value="IR062960000000100324200001" label={text.copy} done={text.copied} />
        <ShortcutSheet sections={[{ title: text.keys, shortcuts }]} />
      </Row>
      <WeekPicture off={[5, 6]} />
      <div className="max-w-md">
        <FormSection title={text.section} hint={text.sectionHint}>
          <TextField label={text.street} />
        </FormSection>
      </div>
    </Specimens>
  );
};

const EditedInPlace = () => {
  const text = useWords(words);
  const [kept, setKept] = useState<string>(text.manager);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null)
    return (
      <InPlaceValue label={text.jobTitle} onEdit={() => setDraft(kept)}>
        {kept}
      </InPlaceValue>
    );
  return (
    <InPlaceEditor
      label={text.jobTitle}
      onSave={() => {
        setKept(draft);
        setDraft(null);
      }}
      onCancel={() => setDraft(null)}
    >
      <TextField label={text.jobTitle} hideLabel value={draft} onChange={setDraft} autoFocus />
    </InPlaceEditor>
  );
};
