import { useCallback, useState } from 'react';

import { ChoiceRow } from '../choice-row.tsx';
import { ComboBox, DateRangePicker, FieldShape, TagField } from '../fetched.tsx';
import { JalaliDayField, type JalaliDay } from '../jalali-day-field.tsx';
import { useWords } from '../locale.tsx';
import { MentionArea } from '../mention-area.tsx';
import { MoneyField } from '../money-field.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import type { Option } from '../option.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { Rating } from '../rating.tsx';
import { TextArea } from '../text-field.tsx';
import { filterOptions } from '../use-options.ts';
import { WeekPicture } from '../week-picture.tsx';
import { Columns, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'فیلدهای ویژه', en: 'Special fields' },
  wrongTitle: { fa: 'آنچه باید درست شود', en: 'What is to be put right' },
  password: { fa: 'گذرواژهٔ تازه', en: 'New secret' },
  note: { fa: 'پیام به همکار', en: 'Message to a colleague' },
  noteHint: { fa: 'با @ از همکاری نام ببرید.', en: 'Mention a colleague with @.' },
  interest: { fa: 'علاقه', en: 'Interest' },
  fiscal: { fa: 'آغاز سال مالی', en: 'The fiscal year begins' },
  week: { fa: 'هفتهٔ کاری', en: 'Work week' },
  coming: { fa: 'فیلدی که می‌آید', en: 'A field on its way' },
  phone: { fa: 'تلفن', en: 'Phone' },
  mine: { fa: 'نوشتهٔ شما', en: 'Yours' },
  theirs: { fa: 'نوشتهٔ همکارتان', en: 'Your colleague’s' },
  company: { fa: 'خریدار', en: 'Buyer' },
  companyMissing: { fa: 'خریدار را برگزینید.', en: 'Choose the buyer.' },
  tags: { fa: 'همراهان', en: 'Companions' },
  tagsMissing: { fa: 'دست‌کم یک نفر را برگزینید.', en: 'Choose at least one.' },
  period: { fa: 'مدت سفر', en: 'Days of the trip' },
  periodWrong: { fa: 'پایان پیش از آغاز است.', en: 'It ends before it begins.' },
  price: { fa: 'هزینه', en: 'Cost' },
  priceMissing: { fa: 'هزینه را بنویسید.', en: 'Write the cost.' },
  reason: { fa: 'دلیل', en: 'Reason' },
  reasonMissing: { fa: 'بنویسید چرا.', en: 'Write why.' },
  kind: { fa: 'به نام', en: 'In the name of' },
  kindMissing: { fa: 'یکی را برگزینید.', en: 'Choose one.' },
  person: { fa: 'حقیقی', en: 'Person' },
  organisation: { fa: 'حقوقی', en: 'Organisation' },
};

const people: readonly Option[] = ['سارا محمدی', 'علی رضایی', 'نگار صادقی'].map((label) => ({
  id: label,
  label,
}));
const nothing = (): void => undefined;

/** Fields that serve one purpose only, and the place of one that is still on its way. */
export const SpecialFieldSpecimens = () => {
  const text = useWords(words);
  const [password, setPassword] = useState('باران پاییز');
  const [note, setNote] = useState('');
  const [stars, setStars] = useState(3);
  const [start, setStart] = useState<JalaliDay>({ month: 1, day: 1 });
  const [phone, setPhone] = useState('theirs');
  const load = useCallback((typed: string) => Promise.resolve(filterOptions(people, typed)), []);
  return (
    <Specimens title={text.title}>
      <Columns>
        <NewPasswordField label={text.password} value={password} onChange={setPassword} />
        <MentionArea
          label={text.note}
          hint={text.noteHint}
          value={note}
          onChange={setNote}
          load={load}
          onMention={nothing}
        />
        <Rating label={text.interest} value={stars} onChange={setStars} />
        <JalaliDayField label={text.fiscal} value={start} onChange={setStart} />
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium">{text.week}</span>
          <WeekPicture off={[5, 6]} />
        </div>
        <FieldShape label={text.coming} />
      </Columns>
      <ChoiceRow
        label={text.phone}
        columns="minmax(0, 1fr) repeat(2, minmax(0, 2fr))"
        value={phone}
        onChange={setPhone}
        choices={[
          { id: 'mine', column: text.mine, content: <bdi dir="ltr">021 8877 6655</bdi> },
          { id: 'theirs', column: text.theirs, content: <bdi dir="ltr">021 8877 6600</bdi> },
        ]}
      />
    </Specimens>
  );
};

/** Each kind of field with its complaint beneath it. */
export const WrongFieldSpecimens = () => {
  const text = useWords(words);
  const load = useCallback((typed: string) => Promise.resolve(filterOptions(people, typed)), []);
  return (
    <Specimens title={text.wrongTitle}>
      <Columns>
        <ComboBox
          label={text.company}
          load={load}
          value={null}
          onChange={nothing}
          error={text.companyMissing}
          required
        />
        <TagField label={text.tags} options={people} value={[]} onChange={nothing} error={text.tagsMissing} />
        <DateRangePicker
          label={text.period}
          value={{ start: '2026-12-06', end: '2026-11-22' }}
          onChange={nothing}
          error={text.periodWrong}
        />
        <MoneyField
          label={text.price}
          value={null}
          onChange={nothing}
          currency="IRR"
          error={text.priceMissing}
        />
        <TextArea label={text.reason} error={text.reasonMissing} required />
        <RadioGroup
          label={text.kind}
          value={null}
          onChange={nothing}
          error={text.kindMissing}
          options={[
            { id: 'person', label: text.person },
            { id: 'organisation', label: text.organisation },
          ]}
        />
      </Columns>
    </Specimens>
  );
};
