import { z } from 'zod';
import { toLatinDigits } from '#persian/digits.ts';
import { civilDateOf, instantOf, TEHRAN } from '#persian/jalali/instants.ts';
import { parseDate } from '#persian/jalali/parse.ts';
import { right, wrong, wrongType } from './checks.ts';
import type { Checked, FieldKind, ParseEnvironment } from './kind.ts';
import { asInstant, instantJson, oneColumn } from './stored.ts';

const civil = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A civil date, `YYYY-MM-DD` in the Gregorian calendar whatever calendar people see. */
export const date: FieldKind = {
  name: 'date',
  label: { fa: 'تاریخ', en: 'Date' },
  options: z.strictObject({}),
  comparison: 'date',
  ...oneColumn('date'),
  check: checkDate,
  jsonSchema: () => ({ type: 'string', format: 'date' }),
  parse: readDate,
};

/** An instant, ISO 8601 with its offset; stored in UTC to the millisecond. */
export const dateTime: FieldKind = {
  name: 'dateTime',
  label: { fa: 'تاریخ و ساعت', en: 'Date and time' },
  options: z.strictObject({}),
  comparison: 'instant',
  ...oneColumn('timestamptz(3)'),
  check: checkInstant,
  decode: asInstant,
  json: instantJson,
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  parse: readInstant,
};

// Spreadsheets write a day as the instant at which it begins.
const midnight = /[T ]0?0:00(:00(\.0+)?)?Z?$/;

// Excel counts days from 1899-12-30 (ECMA-376, 18.17.4.1); a cell that lost its format shows the count: 1954 to 2064.
const serial = /^[2-5]\d{4}(?:\.\d+)?$/;
const excelEpoch = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

/**
 * A day as files write it, Jalali or Gregorian: «۴ آذر ۱۴۰۵», `1405/09/04`, `2026-11-25`; of one with its hour (HubSpot,
 * Pipedrive: `2026-11-25 10:41`) the day, on the wall of the zone. «دیروز» told a day when it was written.
 */
function readDate(
  text: string,
  _field: unknown,
  { dates, zone }: Pick<ParseEnvironment, 'dates' | 'zone'>,
): Checked {
  const trimmed = text.trim().slice(0, 100);
  const plain = trimmed.replace(midnight, '');
  if (instant.test(plain) && !Number.isNaN(Date.parse(plain)))
    return checkDate(civilDateOf(new Date(plain).toISOString(), zone ?? TEHRAN));
  const [, withoutHour = plain, hour = '', rest = '', half = ''] = plain.includes(':')
    ? (withTime.exec(plain) ?? [])
    : [];
  const isHour = hour !== '' && timeOf(Number(toLatinDigits(hour)), toLatinDigits(rest), half) !== undefined;
  const day = isHour ? withoutHour : plain;
  // The plain form by itself: a long file has nothing else, and years this early are Jalali.
  if (civil.test(day) && day >= '1600') return checkDate(day);
  if (serial.test(day))
    return checkDate(new Date(excelEpoch + Math.floor(Number(day)) * dayMs).toISOString().slice(0, 10));
  const parsed = parseDate(day, { reading: dates, shortYears: true });
  return parsed.ok ? checkDate(parsed.value) : wrong(parsed.problem, parsed.phrase);
}

const withTime =
  /^(.+?)[\sT،,]+(?:ساعت\s*)?([0-9۰-۹٠-٩]{1,2})(:[0-9۰-۹٠-٩]{2}(?::[0-9۰-۹٠-٩]{2})?)(?:\s*(.+))?$/;
const beforeNoon = /^(?:a\.?m\.?|ق\.?\s?ظ\.?|صبح)$/i;
const afterNoon = /^(?:p\.?m\.?|ب\.?\s?ظ\.?|عصر|بعد[\s‌]?از[\s‌]?ظهر)$/i;

/** An ISO instant, or a day with or without a time on the wall of the zone. */
function readInstant(text: string, field: unknown, environment: ParseEnvironment): Checked {
  const trimmed = text.trim().slice(0, 100);
  if (instant.test(trimmed)) return checkInstant(trimmed);
  const [, dayText = trimmed, hour = '0', rest = ':00', half = ''] = withTime.exec(trimmed) ?? [];
  const day = readDate(dayText, field, environment);
  if (!day.ok) return day;
  const time = timeOf(Number(toLatinDigits(hour)), toLatinDigits(rest), half);
  if (time === undefined) {
    const said = `${hour}${rest} ${half}`.trim();
    return wrong('no-such-time', { fa: `ساعت «${said}» درست نیست.`, en: `There is no time “${said}”.` });
  }
  return checkInstant(instantOf(String(day.value), time, environment.zone ?? TEHRAN));
}

/** `14:05:09`, of `2:05:09 PM` too; undefined where there is no such time. */
function timeOf(hour: number, rest: string, half: string): string | undefined {
  if (half !== '' && (hour < 1 || hour > 12)) return undefined;
  if (half !== '' && !beforeNoon.test(half) && !afterNoon.test(half)) return undefined;
  const whole = half === '' ? hour : (hour % 12) + (afterNoon.test(half) ? 12 : 0);
  const time = `${String(whole).padStart(2, '0')}${rest}`;
  return /^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$/.test(time) ? time : undefined;
}

function checkDate(value: unknown): Checked {
  if (typeof value !== 'string' || !civil.test(value))
    return wrongType({ fa: 'تاریخ به شکل YYYY-MM-DD', en: 'a date as YYYY-MM-DD' });
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value || value < '1000-01-01')
    return wrong('no-such-day', { fa: `روز ${value} در تقویم نیست.`, en: `There is no day ${value}.` });
  return right(value);
}

const noSuchInstant = { fa: 'این زمان در تقویم نیست.', en: 'This time is not in the calendar.' };

function checkInstant(value: unknown): Checked {
  if (typeof value !== 'string' || !instant.test(value) || Number.isNaN(Date.parse(value)))
    return wrongType({ fa: 'زمان به شکل ISO 8601 با اختلاف ساعت', en: 'an ISO 8601 time with its offset' });
  const day = checkDate(value.slice(0, 10));
  if (!day.ok) return day;
  // Its offset may lead over the end of the calendar, to a year of five digits.
  const utc = new Date(value).toISOString();
  const there = checkDate(utc.slice(0, utc.indexOf('T')));
  return there.ok ? right(utc) : wrong('no-such-day', noSuchInstant);
}
