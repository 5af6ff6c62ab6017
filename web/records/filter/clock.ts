import { say, type Locale } from '#persian/bilingual.ts';
import { localDigits } from '#persian/digits.ts';
import { WEEKDAYS } from '#persian/jalali/words.ts';
import { joinList } from '#persian/list.ts';
import type { Operator } from '#records/contract.ts';

import { sentenceWords } from './words.ts';

/** The operators that ask about the day of the week or the hour, whatever the date. */
export type ClockOperator = Extract<Operator, 'onWeekday' | 'atHour'>;

export const isClock = (op: Operator): op is ClockOperator => op === 'onWeekday' || op === 'atHour';

const counts = { onWeekday: 7, atHour: 24 } as const;

/** What stands in a condition as numbers; empty where it is none of them, or one is not. */
export function clockValues(op: ClockOperator, value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  const numbers = value.map(Number);
  return numbers.every((one) => Number.isInteger(one) && one >= 0 && one < counts[op]) ? numbers : [];
}

/** «۱۴:۰۰» */
const tellHour = (hour: number, locale: Locale): string =>
  localDigits(`${String(hour).padStart(2, '0')}:00`, locale);

const tellOne = (op: ClockOperator, value: number, locale: Locale): string => {
  const weekday = op === 'onWeekday' ? WEEKDAYS[value] : undefined;
  return weekday ? say(weekday, locale) : tellHour(value, locale);
};

export const clockOptions = (op: ClockOperator, locale: Locale) =>
  Array.from({ length: counts[op] }, (_, value) => ({
    id: String(value),
    label: tellOne(op, value, locale),
  }));

/** «سه‌شنبه یا چهارشنبه»; hours that follow each other as one stretch: «ساعت ۱۲:۰۰ تا ۱۴:۰۰». */
export function tellClock(op: ClockOperator, value: unknown, locale: Locale): string {
  const values = clockValues(op, value);
  const [first, last] = [values[0], values.at(-1)];
  if (op === 'onWeekday')
    return joinList(
      values.map((one) => tellOne(op, one, locale)),
      locale,
      'or',
    );
  if (first === undefined || last === undefined) return '';
  const isStretch = values.every((one, at) => one === first + at);
  return sentenceWords.hours[locale](
    isStretch
      ? sentenceWords.stretch[locale](tellHour(first, locale), tellHour(last + 1, locale))
      : joinList(
          values.map((one) => tellHour(one, locale)),
          locale,
          'or',
        ),
  );
}
