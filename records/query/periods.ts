import type { Phrase } from '#persian/bilingual.ts';
import { fiscalYearStart, PERIOD_KINDS, periodOf, type PeriodKind } from '#persian/jalali/periods.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { periodSettings, zoneOf } from './civil.ts';
import { scalarOf, type RowSet } from './row-set.ts';

/** A Jalali period by which records were grouped: its sortable key (`1405-09`), its words, its half-open days. */
export type GroupPeriod = {
  readonly period: string;
  readonly label: Phrase;
  readonly from: string;
  readonly to: string;
};

export const isPeriodKind = (word: string): word is PeriodKind =>
  (PERIOD_KINDS as readonly string[]).includes(word);

/** The civil day of a date or instant, in the workspace's zone. */
export const dayOf = (field: FieldDescriptor, rows: RowSet): RawBuilder<unknown> =>
  comparisonOf(field) === 'instant'
    ? sql`(${scalarOf(field, rows)} at time zone ${sql.lit(zoneOf(rows.tx))})::date`
    : scalarOf(field, rows);

/** Joins the calendar's row of the day; days beyond the calendar (1300–1450) have none and count as without a date. */
export function joinCalendar(day: RawBuilder<unknown>, rows: RowSet, calendar: string): void {
  rows.joins.set(
    calendar,
    sql`left join calendar_day as ${sql.ref(calendar)} on ${sql.ref(`${calendar}.day`)} = ${day}`,
  );
}

/** The number of the period in which a calendar row lies; equal for all days of one. Fiscal ones follow the settings. */
export function periodNumber(tx: RecordTx, kind: PeriodKind, calendar: string): RawBuilder<unknown> {
  const of = (name: string): RawBuilder<unknown> => sql.ref(`${calendar}.${name}`);
  const year = of('jalali_year');
  const month = of('jalali_month');
  switch (kind) {
    case 'day':
      return of('day');
    case 'week':
      return of('week_start');
    case 'month':
      return sql`${year} * 12 + ${month}`;
    case 'quarter':
      return sql`${year} * 4 + (${month} - 1) / 3`;
    case 'half':
      return sql`${year} * 2 + (${month} - 1) / 6`;
    case 'year':
      return year;
    case 'fiscal-year':
    case 'fiscal-quarter': {
      const start = fiscalYearStart(periodSettings(tx));
      const months = sql`${year} * 12 + ${month} - ${sql.lit(start.month)} - (${of('jalali_day')} < ${sql.lit(start.day)})::integer`;
      return kind === 'fiscal-year' ? sql`(${months}) / 12` : sql`(${months}) / 3`;
    }
  }
}

/** The period in which a day lies, as groups name it. */
export function groupPeriod(tx: RecordTx, kind: PeriodKind, day: string): GroupPeriod {
  const { key, label, from, to } = periodOf(day, kind, periodSettings(tx));
  return { period: key, label, from, to };
}
