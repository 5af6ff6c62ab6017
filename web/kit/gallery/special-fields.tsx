import { useCallback, useState } from 'react';

import { ChoiceRow } from '../choice-row.tsx';
import { FieldShape } from '../fetched.tsx';
import { JalaliDayField, type JalaliDay } from '../jalali-day-field.tsx';
import { useWords } from '../locale.tsx';
import { MentionArea } from '../mention-area.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import type { Option } from '../option.tsx';
import { PasswordField } from '../password-field.tsx';
import { Rating } from '../rating.tsx';
import { filterOptions } from '../use-options.ts';
import { WeekPicture } from '../week-picture.tsx';
import { Columns, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'فیلدهای ویژه', en: 'Special fields' },
  password: { fa: 'گذرواژهٔ تازه', en: 'New secret' },
  present: { fa: 'گذرواژهٔ کنونی', en: 'Present secret' },
  wrong: { fa: 'با گذرواژهٔ شما یکی نیست.', en: 'This is not your password.' },
  note: { fa: 'پیام به همکار', en: 'Message to a colleague' },
  noteHint: { fa: 'با @ از همکاری نام ببرید.', en: 'Mention a colleague with @.' },
  interest: { fa: 'علاقه', en: 'Interest' },
  fiscal: { fa: 'آغاز سال مالی', en: 'The fiscal year begins' },
  week: { fa: 'هفتهٔ کاری', en: 'Work week' },
  coming: { fa: 'فیلدی که می‌آید', en: 'A field on its way' },
  phone: { fa: 'تلفن', en: 'Phone' },
  mine: { fa: 'نوشتهٔ شما', en: 'Yours' },
  theirs: { fa: 'نوشتهٔ همکارتان', en: 'Your colleague’s' },
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
  const [present, setPresent] = useState('باران بهار');
  const [note, setNote] = useState('');
  const [stars, setStars] = useState(3);
  const [start, setStart] = useState<JalaliDay>({ month: 1, day: 1 });
  const [phone, setPhone] = useState('theirs');
  const load = useCallback((typed: string) => Promise.resolve(filterOptions(people, typed)), []);
  return (
    <Specimens title={text.title}>
      <Columns>
        <NewPasswordField label={text.password} value={password} onChange={setPassword} />
        <PasswordField
          label={text.present}
          value={present}
          onChange={setPresent}
          autoComplete="current-password"
          error={text.wrong}
        />
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
