import type { Phrase } from '../bilingual.ts';
import { localDigits } from '../digits.ts';
import { addDays } from './civil.ts';
import type { CivilDate, CivilRange } from './civil.ts';
import { periodOf, shiftPeriod } from './periods.ts';
import type { PeriodSettings } from './periods.ts';

const KINDS = ['week', 'month', 'quarter', 'half', 'year', 'fiscal-quarter', 'fiscal-year'] as const;
type RangeKind = (typeof KINDS)[number];
type CountedUnit = 'days' | 'weeks' | 'months' | 'quarters' | 'years';

/** A stretch of days told from today, as filters, views and goals store it. */
export type RangeName =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | `${'this' | 'last' | 'next'}-${RangeKind}`
  | `${RangeKind}-to-date`
  | `${'last' | 'next'}-n-${CountedUnit}:${number}`;

const KIND_WORDS: Record<RangeKind, Phrase> = {
  week: { fa: 'هفته', en: 'week' },
  month: { fa: 'ماه', en: 'month' },
  quarter: { fa: 'فصل', en: 'quarter' },
  half: { fa: 'نیم‌سال', en: 'half-year' },
  year: { fa: 'سال', en: 'year' },
  'fiscal-quarter': { fa: 'سه‌ماههٔ مالی', en: 'fiscal quarter' },
  'fiscal-year': { fa: 'سال مالی', en: 'fiscal year' },
};

const DAY_WORDS: Record<'today' | 'yesterday' | 'tomorrow', Phrase> = {
  today: { fa: 'امروز', en: 'Today' },
  yesterday: { fa: 'دیروز', en: 'Yesterday' },
  tomorrow: { fa: 'فردا', en: 'Tomorrow' },
};

/** More than this many steps is a mistake, not a filter. */
const LARGEST_COUNT = 3_660;

type Parsed =
  | { readonly type: 'day'; readonly name: keyof typeof DAY_WORDS }
  | { readonly type: 'whole'; readonly steps: -1 | 0 | 1; readonly kind: RangeKind }
  | { readonly type: 'to-date'; readonly kind: RangeKind }
  | {
      readonly type: 'counted';
      readonly direction: 'last' | 'next';
      readonly kind: 'day' | RangeKind;
      readonly count: number;
    };

const isRangeKind = (word: string): word is RangeKind => (KINDS as readonly string[]).includes(word);
const STEPS = { this: 0, last: -1, next: 1 } as const;

const parse = (name: string): Parsed | undefined => {
  if (name === 'today' || name === 'yesterday' || name === 'tomorrow') return { type: 'day', name };
  const counted = /^(last|next)-n-(day|week|month|quarter|year)s:([1-9][0-9]{0,3})$/.exec(name);
  if (counted) {
    const count = Number(counted[3]);
    const direction = counted[1] as 'last' | 'next';
    return count > LARGEST_COUNT
      ? undefined
      : { type: 'counted', direction, kind: counted[2] as 'day' | RangeKind, count };
  }
  const toDate = name.endsWith('-to-date') ? name.slice(0, -'-to-date'.length) : '';
  if (isRangeKind(toDate)) return { type: 'to-date', kind: toDate };
  const [, step, kind = ''] = /^(this|last|next)-(.+)$/.exec(name) ?? [];
  return isRangeKind(kind) ? { type: 'whole', steps: STEPS[step as keyof typeof STEPS], kind } : undefined;
};

/** Whether a text from outside names a range. */
export const isRangeName = (name: string): name is RangeName => parse(name) !== undefined;

const parsedOrThrow = (name: string): Parsed => {
  const parsed = parse(name);
  if (!parsed) throw new RangeError('No such period');
  return parsed;
};

/**
 * The days that a name means today. `last-n-days:30` and `next-n-days:7` include today; `last-n-months:3` and the like
 * are whole periods that have ended (`next-…`: that have not begun); `month-to-date` ends with today.
 * Throws a RangeError for an unknown name.
 */
export const periodRange = (name: RangeName, today: CivilDate, settings: PeriodSettings = {}): CivilRange => {
  const parsed = parsedOrThrow(name);
  if (parsed.type === 'day') {
    const day = addDays(today, { yesterday: -1, today: 0, tomorrow: 1 }[parsed.name]);
    return { from: day, to: addDays(day, 1) };
  }
  if (parsed.type === 'whole') {
    const { from, to } = shiftPeriod(periodOf(today, parsed.kind, settings), parsed.steps, settings);
    return { from, to };
  }
  if (parsed.type === 'to-date')
    return { from: periodOf(today, parsed.kind, settings).from, to: addDays(today, 1) };
  return countedRange(parsed.direction, parsed.kind, parsed.count, today);
};

const countedRange = (
  direction: 'last' | 'next',
  kind: 'day' | RangeKind,
  count: number,
  today: CivilDate,
): CivilRange => {
  if (kind === 'day')
    return direction === 'last'
      ? { from: addDays(today, 1 - count), to: addDays(today, 1) }
      : { from: today, to: addDays(today, count) };
  const current = periodOf(today, kind);
  return direction === 'last'
    ? { from: shiftPeriod(current, -count).from, to: current.from }
    : { from: current.to, to: shiftPeriod(current, count).to };
};

/** The name of the range in words: «این ماه», «فصل گذشته», «۳۰ روز گذشته», «از آغاز ماه تا امروز». */
export const rangeLabel = (name: RangeName): Phrase => {
  const parsed = parsedOrThrow(name);
  if (parsed.type === 'day') return DAY_WORDS[parsed.name];
  if (parsed.type === 'counted') {
    const word = parsed.kind === 'day' ? { fa: 'روز', en: 'day' } : KIND_WORDS[parsed.kind];
    const last = parsed.direction === 'last';
    return {
      fa: localDigits(`${parsed.count} ${word.fa} ${last ? 'گذشته' : 'آینده'}`, 'fa'),
      en: `${last ? 'Last' : 'Next'} ${parsed.count} ${word.en}${parsed.count === 1 ? '' : 's'}`,
    };
  }
  const { fa, en } = KIND_WORDS[parsed.kind];
  if (parsed.type === 'to-date') return { fa: `از آغاز ${fa} تا امروز`, en: `This ${en} to date` };
  if (parsed.steps === 0) return { fa: `این ${fa}`, en: `This ${en}` };
  return parsed.steps < 0 ? { fa: `${fa} گذشته`, en: `Last ${en}` } : { fa: `${fa} آینده`, en: `Next ${en}` };
};
