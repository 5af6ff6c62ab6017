import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { relativeRange } from './relative-range.ts';
import { shown } from './shown.ts';

/** A date or instant lies in a period that is relative to today: `this-month`, `last-n-days:30`; Jalali ones under Persian. */
export function within(
  tx: RecordTx,
  field: FieldDescriptor,
  value: unknown,
  scalar: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const range = typeof value === 'string' ? relativeRange(tx, value) : undefined;
  if (!range)
    throw badFilter(
      {
        reason: {
          fa: `بازهٔ «${shown(value)}» شناخته نیست.`,
          en: `The period “${shown(value)}” is not known.`,
        },
      },
      { field: field.name },
    );
  return comparisonOf(field) === 'date'
    ? sql`${scalar} >= ${range.from}::date and ${scalar} < ${range.to}::date`
    : sql`${scalar} >= (${range.from}::date::timestamp at time zone ${range.zone}) and ${scalar} < (${range.to}::date::timestamp at time zone ${range.zone})`;
}
