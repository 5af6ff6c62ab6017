import { useState } from 'react';

import { localDigits } from '#persian/digits.ts';
import { JALALI_MONTHS, wordAt } from '#persian/jalali/words.ts';
import { Button, FormLayout, RadioGroup, Select, useLocale, useWords } from '#web/kit/index.ts';

import { Heading } from '../heading.tsx';
import type { Answers, StepProps, Weekend } from './answers.ts';
import { WeekPicture } from './week-picture.tsx';

const words = {
  title: { fa: 'چطور کار می‌کنید؟', en: 'How do you work?' },
  unit: { fa: 'مبلغ‌ها روی صفحه', en: 'Amounts on screen' },
  toman: { fa: 'تومان', en: 'Toman' },
  rial: { fa: 'ریال', en: 'Rial' },
  weekend: { fa: 'روزهای تعطیل هفته', en: 'Days off' },
  friday: { fa: 'جمعه', en: 'Friday' },
  thursdayFriday: { fa: 'پنجشنبه و جمعه', en: 'Thursday and Friday' },
  fridaySaturday: { fa: 'جمعه و شنبه', en: 'Friday and Saturday' },
  fiscal: { fa: 'آغاز سال مالی', en: 'The fiscal year begins' },
  change: { fa: 'تغییر', en: 'Change' },
  month: { fa: 'ماه', en: 'Month' },
  day: { fa: 'روز', en: 'Day' },
  sample: { fa: 'برای آغاز', en: 'To begin with' },
  withSample: { fa: 'چند شرکت و معاملهٔ نمونه بگذار', en: 'Add sample companies and deals' },
  withSampleHint: {
    fa: 'ساختگی و ایرانی، تا همه چیز را در کار ببینید؛ هر وقت خواستید یک‌جا برداشته می‌شود.',
    en: 'Made up and Iranian, to see everything at work; removed in one click whenever you like.',
  },
  empty: { fa: 'خالی آغاز می‌کنم', en: 'Start empty' },
  emptyHint: { fa: 'داده‌های خودم را وارد می‌کنم.', en: 'I will bring in my own data.' },
  back: { fa: 'بازگشت', en: 'Back' },
  start: { fa: 'آغاز کار', en: 'Start' },
};

/** Money, week, year and first contents. */
export const WaysStep = (
  props: StepProps & {
    readonly pending: boolean;
    readonly problem: string | undefined;
    readonly onBack: () => void;
  },
) => {
  const { answers, onChange } = props;
  const text = useWords(words);
  return (
    <>
      <Heading title={text.title} />
      <FormLayout
        onSubmit={props.onNext}
        problem={props.problem}
        actions={
          <>
            <Button type="submit" variant="primary" pending={props.pending}>
              {text.start}
            </Button>
            <Button variant="quiet" onPress={props.onBack} disabled={props.pending}>
              {text.back}
            </Button>
          </>
        }
      >
        <RadioGroup
          label={text.unit}
          inline
          value={answers.displayUnit}
          onChange={(unit) => onChange({ displayUnit: unit === 'rial' ? 'rial' : 'toman' })}
          options={[
            { id: 'toman', label: text.toman },
            { id: 'rial', label: text.rial },
          ]}
        />
        <div className="flex flex-col gap-2">
          <RadioGroup
            label={text.weekend}
            inline
            value={answers.weekend}
            onChange={(weekend) => onChange({ weekend: weekend as Weekend })}
            options={[
              { id: 'friday', label: text.friday },
              { id: 'thursday-friday', label: text.thursdayFriday },
              { id: 'friday-saturday', label: text.fridaySaturday },
            ]}
          />
          <WeekPicture weekend={answers.weekend} />
        </div>
        <FiscalYear
          start={answers.fiscalYearStart}
          onChange={(fiscalYearStart) => onChange({ fiscalYearStart })}
        />
        <RadioGroup
          label={text.sample}
          value={answers.sampleData ? 'yes' : 'no'}
          onChange={(choice) => onChange({ sampleData: choice === 'yes' })}
          options={[
            { id: 'yes', label: text.withSample, detail: text.withSampleHint },
            { id: 'no', label: text.empty, detail: text.emptyHint },
          ]}
        />
      </FormLayout>
    </>
  );
};

type Start = Answers['fiscalYearStart'];

/** Nearly everyone's begins on the first of the year, so that it is a sentence until somebody wants to change it. */
const FiscalYear = (props: { readonly start: Start; readonly onChange: (start: Start) => void }) => {
  const { locale, digits } = useLocale();
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  const { month, day } = props.start;
  const say = (number: number) => localDigits(String(number), digits);
  if (!open)
    return (
      <div className="flex items-center gap-3">
        <span className="text-sm font-medium">{text.fiscal}</span>
        <span>
          {say(day)} {wordAt(JALALI_MONTHS, month - 1)[locale]}
        </span>
        <Button variant="quiet" onPress={() => setOpen(true)} aria-label={`${text.change}: ${text.fiscal}`}>
          <span className="text-accent">{text.change}</span>
        </Button>
      </div>
    );
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{text.fiscal}</legend>
      <div className="grid grid-cols-[1fr_2fr] gap-3">
        <Select
          label={text.day}
          value={String(day)}
          onChange={(id) => props.onChange({ month, day: Number(id ?? day) })}
          options={Array.from({ length: 29 }, (_, index) => ({
            id: String(index + 1),
            label: say(index + 1),
          }))}
        />
        <Select
          label={text.month}
          value={String(month)}
          onChange={(id) => props.onChange({ day, month: Number(id ?? month) })}
          options={JALALI_MONTHS.map((name, index) => ({ id: String(index + 1), label: name[locale] }))}
        />
      </div>
    </fieldset>
  );
};
