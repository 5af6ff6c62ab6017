import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { zoneOf } from './civil.ts';
import type { RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** The hour of an instant on the workspace's clock, 0–23. */
export const hourOf = (tx: RecordTx, instant: Sql): Sql =>
  sql`extract(hour from ${instant} at time zone ${sql.lit(zoneOf(tx))})::integer`;

/** The day of the week of a civil day, 0–6 from Saturday, which PostgreSQL calls the sixth from Monday. */
export const weekdayOf = (day: Sql): Sql => sql`((extract(isodow from ${day})::integer + 1) % 7)`;

/** The civil day of an instant in the workspace's zone. */
export const civilDayOf = (tx: RecordTx, instant: Sql): Sql =>
  sql`(${instant} at time zone ${sql.lit(zoneOf(tx))})::date`;

const counts = { atHour: 24, onWeekday: 7 } as const;

/** Whether a time stands at one of these hours, or on one of these days of the week. @throws badFilter */
export function onWallClock(
  { tx }: RowSet,
  field: FieldDescriptor,
  op: 'atHour' | 'onWeekday',
  values: readonly unknown[],
  scalar: Sql,
): Sql {
  const wanted = values.map((value) => {
    const one = Number(value);
    if (!Number.isInteger(one) || one < 0 || one >= counts[op])
      throw badFilter({ reason: reasons[op] }, { field: field.name });
    return one;
  });
  const isInstant = comparisonOf(field) === 'instant';
  const found = op === 'atHour' ? hourOf(tx, scalar) : weekdayOf(isInstant ? civilDayOf(tx, scalar) : scalar);
  return sql`${found} = any(${wanted}::integer[])`;
}

const reasons = {
  atHour: { fa: 'ساعت عددی از ۰ تا ۲۳ است.', en: 'An hour is a number from 0 to 23.' },
  onWeekday: {
    fa: 'روز هفته عددی از ۰ (شنبه) تا ۶ (جمعه) است.',
    en: 'A day of the week is a number from 0 (Saturday) to 6 (Friday).',
  },
};
