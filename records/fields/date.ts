import { z } from 'zod';
import { right, wrong, wrongType } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { asInstant, oneColumn } from './stored.ts';

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
  parse: (text) => checkDate(text.trim()),
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
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  parse: (text) => checkInstant(text.trim()),
};

function checkDate(value: unknown): Checked {
  if (typeof value !== 'string' || !civil.test(value))
    return wrongType({ fa: 'تاریخ به شکل YYYY-MM-DD', en: 'a date as YYYY-MM-DD' });
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value || value < '1000-01-01')
    return wrong('no-such-day', { fa: `روز ${value} در تقویم نیست.`, en: `There is no day ${value}.` });
  return right(value);
}

function checkInstant(value: unknown): Checked {
  if (typeof value !== 'string' || !instant.test(value) || Number.isNaN(Date.parse(value)))
    return wrongType({ fa: 'زمان به شکل ISO 8601 با اختلاف ساعت', en: 'an ISO 8601 time with its offset' });
  const day = checkDate(value.slice(0, 10));
  return day.ok ? right(new Date(value).toISOString()) : day;
}
