import type { Phrase } from '#persian/bilingual.ts';
import { addDecimals, compareDecimals, roundDecimal, subtractDecimals } from '#persian/decimal.ts';
import { addDays, daysBetween } from '#persian/jalali/civil.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { over, remainder, times } from './exact.ts';
import type { FormulaType } from './tree.ts';

/** A value while a formula is computed in TypeScript: numbers are exact decimals; dates and instants ISO texts. */
export type Value = string | boolean | null;

/** What a formula may know beside its record. */
export type FormulaEnvironment = { readonly today: string; readonly now: string; readonly zone: string };

/** The same for a formula as SQL: a date and an instant, as expressions. */
export type FormulaClock = { readonly today: Sql; readonly now: Sql; readonly zone: string };

type Sql = RawBuilder<unknown>;

/** One operator or function: its types, and its two compilations side by side, so that they are read together. */
export type FormulaFunction = {
  /** The type of its result for these types of its parts, or what it takes instead. */
  readonly type: (parts: readonly FormulaType[]) => FormulaType | Phrase;
  readonly sql: (parts: readonly Sql[], types: readonly FormulaType[], clock: FormulaClock) => Sql;
  readonly run: (
    parts: readonly Value[],
    types: readonly FormulaType[],
    environment: FormulaEnvironment,
  ) => Value;
};

const takes = (fa: string, en: string): Phrase => ({ fa: `${fa} می‌گیرد.`, en: `takes ${en}.` });

/** Its parts are exactly these types. */
const fixed =
  (wanted: readonly FormulaType[], gives: FormulaType, words: Phrase) =>
  (parts: readonly FormulaType[]): FormulaType | Phrase =>
    parts.length === wanted.length && parts.every((type, index) => type === wanted[index]) ? gives : words;

const twoNumbers = fixed(['number', 'number'], 'number', takes('دو عدد', 'two numbers'));

/** Null where any part is null, as SQL's operators are. */
const strict =
  (run: (parts: readonly string[]) => Value) =>
  (parts: readonly Value[]): Value =>
    parts.some((part) => part === null) ? null : run(parts.map(String));

const arithmetic = (
  compiled: (a: Sql, b: Sql) => Sql,
  run: (a: string, b: string) => string | null,
): FormulaFunction => ({
  type: twoNumbers,
  sql: ([a, b]) => compiled(part(a), part(b)),
  run: strict(([a = '', b = '']) => run(a, b)),
});

const part = (one: Sql | undefined): Sql => one ?? sql`null`;

const order = (types: readonly FormulaType[], a: string, b: string): number => {
  if (types[0] === 'number') return compareDecimals(a, b);
  if (types[0] === 'instant') return Date.parse(a) - Date.parse(b);
  return a === b ? 0 : a < b ? -1 : 1;
};

const comparison = (sign: string, fits: (order: number) => boolean, ordered: boolean): FormulaFunction => ({
  type: ([a, b, ...rest]) =>
    a === b && rest.length === 0 && !(ordered && (a === 'text' || a === 'boolean'))
      ? 'boolean'
      : takes('دو مقدار هم‌نوع', 'two values of one kind'),
  sql: ([a, b]) => sql`(${part(a)} ${sql.raw(sign)} ${part(b)})`,
  run: (parts, types) => strict(([a = '', b = '']) => fits(order(types, a, b)))(parts),
});

const extreme = (name: 'least' | 'greatest', wins: (order: number) => boolean): FormulaFunction => ({
  type: (parts) =>
    parts.length > 1 &&
    parts.every((type) => type === parts[0]) &&
    ['number', 'date', 'instant'].includes(parts[0] ?? '')
      ? (parts[0] ?? 'number')
      : takes('دو یا چند عدد یا تاریخ', 'two or more numbers or dates'),
  sql: (parts) => sql`${sql.raw(name)}(${sql.join(parts, sql`, `)})`,
  run: (parts, types) =>
    parts.reduce(
      (best, one) =>
        one === null || (best !== null && !wins(order(types, String(one), String(best)))) ? best : one,
      null,
    ),
});

const toDay = (one: Sql | undefined, type: FormulaType | undefined, zone: string): Sql =>
  type === 'instant' ? sql`(${part(one)} at time zone ${sql.lit(zone)})::date` : part(one);

const dayOf = (value: string, type: FormulaType | undefined, zone: string): string =>
  type === 'instant' ? civilDateOf(value, zone) : value;

const isDay = (type: FormulaType | undefined): boolean => type === 'date' || type === 'instant';

const nothing: Phrase = { fa: 'چیزی نمی‌گیرد.', en: 'takes nothing.' };
const furthest = 100_000;
const lastDay = '9999-12-31';

/** Every operator and function by the name that the parser gives it. */
export const functions: Readonly<Record<string, FormulaFunction>> = {
  add: arithmetic((a, b) => sql`(${a} + ${b})`, addDecimals),
  subtract: arithmetic((a, b) => sql`(${a} - ${b})`, subtractDecimals),
  multiply: arithmetic((a, b) => sql`peyvand_times(${a}, ${b})`, times),
  divide: arithmetic((a, b) => sql`peyvand_over(${a}, ${b})`, over),
  remainder: arithmetic((a, b) => sql`mod(${a}, nullif(${b}, 0))`, remainder),
  eq: comparison('=', (one) => one === 0, false),
  ne: comparison('<>', (one) => one !== 0, false),
  lt: comparison('<', (one) => one < 0, true),
  lte: comparison('<=', (one) => one <= 0, true),
  gt: comparison('>', (one) => one > 0, true),
  gte: comparison('>=', (one) => one >= 0, true),
  and: {
    type: fixed(['boolean', 'boolean'], 'boolean', takes('دو شرط', 'two conditions')),
    sql: ([a, b]) => sql`(${part(a)} and ${part(b)})`,
    run: (parts) => (parts.includes(false) ? false : parts.includes(null) ? null : true),
  },
  or: {
    type: fixed(['boolean', 'boolean'], 'boolean', takes('دو شرط', 'two conditions')),
    sql: ([a, b]) => sql`(${part(a)} or ${part(b)})`,
    run: (parts) => (parts.includes(true) ? true : parts.includes(null) ? null : false),
  },
  not: {
    type: fixed(['boolean'], 'boolean', takes('یک شرط', 'one condition')),
    sql: ([a]) => sql`(not ${part(a)})`,
    run: ([a]) => (a === null || a === undefined ? null : !a),
  },
  if: {
    type: ([condition, a, b, ...rest]) =>
      condition === 'boolean' && a !== undefined && a === b && rest.length === 0
        ? a
        : takes('یک شرط و دو مقدار هم‌نوع', 'a condition and two values of one kind'),
    sql: ([condition, a, b]) => sql`(case when ${part(condition)} then ${part(a)} else ${part(b)} end)`,
    run: ([condition, a = null, b = null]) => (condition === true ? a : b),
  },
  ifEmpty: {
    type: ([a, b, ...rest]) =>
      a !== undefined && a === b && rest.length === 0 ? a : takes('دو مقدار هم‌نوع', 'two values of one kind'),
    sql: ([a, b]) => sql`coalesce(${part(a)}, ${part(b)})`,
    run: ([a = null, b = null]) => a ?? b,
  },
  empty: {
    type: (parts) => (parts.length === 1 ? 'boolean' : takes('یک مقدار', 'one value')),
    sql: ([a]) => sql`(${part(a)} is null)`,
    run: ([a = null]) => a === null,
  },
  round: {
    type: fixed(
      ['number', 'number'],
      'number',
      takes('یک عدد و شمار رقم‌های اعشار', 'a number and a number of decimals'),
    ),
    sql: ([a, places]) => sql`round(${part(a)}, least(greatest(trunc(${part(places)}), 0), 6)::integer)`,
    run: strict(([a = '', places = '']) =>
      roundDecimal(a, Math.min(Math.max(Math.trunc(Number(places)), 0), 6)),
    ),
  },
  abs: {
    type: fixed(['number'], 'number', takes('یک عدد', 'one number')),
    sql: ([a]) => sql`abs(${part(a)})`,
    run: strict(([a = '']) => a.replace('-', '')),
  },
  min: extreme('least', (one) => one < 0),
  max: extreme('greatest', (one) => one > 0),
  concat: {
    type: (parts) =>
      parts.length > 0 && parts.every((type) => type === 'text' || type === 'number' || type === 'date')
        ? 'text'
        : takes('متن، عدد و تاریخ', 'texts, numbers and dates'),
    sql: (parts, types) =>
      sql`concat(${sql.join(
        parts.map((one, index) =>
          types[index] === 'number'
            ? sql`trim_scale(${one})::text`
            : types[index] === 'date'
              ? sql`to_char(${one}, 'YYYY-MM-DD')`
              : one,
        ),
        sql`, `,
      )})`,
    run: (parts, types) =>
      parts
        .map((one, index) =>
          one === null ? '' : types[index] === 'number' ? canonical(String(one)) : String(one),
        )
        .join(''),
  },
  contains: {
    type: fixed(['text', 'text'], 'boolean', takes('دو متن', 'two texts')),
    sql: ([a, b]) => sql`(strpos(${part(a)}, ${part(b)}) > 0)`,
    run: strict(([a = '', b = '']) => a.includes(b)),
  },
  days: {
    type: ([a, b, ...rest]) =>
      isDay(a) && isDay(b) && rest.length === 0 ? 'number' : takes('دو تاریخ', 'two dates'),
    sql: ([a, b], types, { zone }) =>
      sql`(${toDay(b, types[1], zone)} - ${toDay(a, types[0], zone)})::numeric`,
    run: (parts, types, { zone }) =>
      strict(([a = '', b = '']) => String(daysBetween(dayOf(a, types[0], zone), dayOf(b, types[1], zone))))(
        parts,
      ),
  },
  addDays: {
    type: ([a, b, ...rest]) =>
      a === 'date' && b === 'number' && rest.length === 0
        ? 'date'
        : takes('یک تاریخ و یک عدد', 'a date and a number'),
    sql: ([a, b]) => sql`peyvand_days_later(${part(a)}, ${part(b)})`,
    run: strict(([a = '', b = '']) => daysLater(a, Number(wholeOf(b)))),
  },
  today: {
    type: fixed([], 'date', nothing),
    sql: (_parts, _types, { today }) => today,
    run: (_parts, _types, { today }) => today,
  },
  now: {
    type: fixed([], 'instant', nothing),
    sql: (_parts, _types, { now }) => now,
    run: (_parts, _types, { now }) => now,
  },
};

/** The day so many days later; null beyond 273 years or the calendar's end. */
function daysLater(day: string, days: number): Value {
  if (Math.abs(days) > furthest || day > lastDay) return null;
  try {
    return addDays(day, days);
  } catch {
    return null;
  }
}

/** The part before the point, exactly: as a double 24999.999999999999999 would be 25000. */
const wholeOf = (decimal: string): string => decimal.split('.')[0] ?? decimal;

const canonical = (decimal: string): string => roundDecimal(decimal, 30);
