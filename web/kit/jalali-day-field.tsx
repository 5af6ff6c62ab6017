import { localDigits } from '#persian/digits.ts';
import { JALALI_MONTHS } from '#persian/jalali/words.ts';

import { useLocale, useWords } from './locale.tsx';
import { Select } from './select.tsx';

const words = {
  month: { fa: 'ماه', en: 'Month' },
  day: { fa: 'روز', en: 'Day' },
};

/** A day of the Jalali year: month 1–12 and day 1–29, so that it exists in every year. */
export type JalaliDay = { readonly month: number; readonly day: number };

/** «۱ فروردین»: day and month, of no year. */
export const sayJalaliDay = ({ month, day }: JalaliDay, locale: 'fa' | 'en', digits: 'fa' | 'en'): string =>
  `${localDigits(String(day), digits)} ${JALALI_MONTHS[month - 1]?.[locale] ?? ''}`;

/** A day that comes every year, such as the first of the fiscal one. */
export const JalaliDayField = (props: {
  readonly label: string;
  readonly value: JalaliDay;
  readonly onChange: (value: JalaliDay) => void;
}) => {
  const { locale, digits } = useLocale();
  const text = useWords(words);
  const { month, day } = props.value;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{props.label}</legend>
      <div className="grid max-w-md grid-cols-[1fr_2fr] gap-3">
        <Select
          label={text.day}
          value={String(day)}
          onChange={(id) => props.onChange({ month, day: Number(id ?? day) })}
          options={Array.from({ length: 29 }, (_, index) => ({
            id: String(index + 1),
            label: localDigits(String(index + 1), digits),
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
