import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { Locale } from '#persian/bilingual.ts';
import type { FieldDescriptor, ObjectDescriptor } from '#records/define/descriptor.ts';
import { linkKinds, snakeCase } from '#records/define/define-object.ts';
import { choicesOf } from '#records/fields/choice.ts';
import { comparisonOf } from '#records/fields/index.ts';
import { readsClock } from '#records/formula/tree.ts';
import { column, partsOf, scalarOf, type RowSet } from '#records/query/row-set.ts';

/** One column of a view. */
export type ReportColumn = {
  readonly name: string;
  readonly value: RawBuilder<unknown>;
  /** What people call it, which reporting tools show. */
  readonly words: string;
};

export type ReportLook = { readonly locale: Locale; readonly timeZone: string };

const own = {
  id: { fa: 'شناسه', en: 'Id' },
  created_at: { fa: 'زمان ثبت', en: 'Created' },
  created_by_id: { fa: 'ثبت‌کننده', en: 'Created by' },
  updated_at: { fa: 'آخرین تغییر', en: 'Last changed' },
};

/** The columns of an object's view: what every record has, then its fields. Names are those of the API in snake_case. */
export function reportColumns(
  rows: RowSet,
  object: ObjectDescriptor,
  look: ReportLook,
): readonly ReportColumn[] {
  const { locale } = look;
  const columns: readonly ReportColumn[] = [
    { name: 'id', value: column(rows, 'id'), words: own.id[locale] },
    ...instant('created_at', column(rows, 'created_at'), own.created_at[locale], look),
    { name: 'created_by_id', value: column(rows, 'created_by'), words: own.created_by_id[locale] },
    ...instant('updated_at', column(rows, 'updated_at'), own.updated_at[locale], look),
    ...[...object.fields.values()].flatMap((field) => fieldColumns(rows, field, look)),
  ];
  // A field may be called as a part of another; the first of a name is the one.
  return columns.filter((one, at) => columns.findIndex(({ name }) => name === one.name) === at);
}

function fieldColumns(rows: RowSet, field: FieldDescriptor, look: ReportLook): readonly ReportColumn[] {
  const { kind, storage } = field;
  const name = snakeCase(field.name).slice(0, 45);
  const words = field.label[look.locale];
  if (kind === 'structured' || kind === 'condition' || storage.in === 'rollUp' || storage.in === 'computed')
    return [];
  if (storage.in === 'formula')
    return readsClock(storage.tree) ? [] : computed(rows, field, name, words, look);
  if (storage.in === 'links') return [{ name: `${name}_ids`, value: linkedIds(rows, field), words }];
  const parts = partsOf(field, rows);
  const value = parts('');
  switch (kind) {
    case 'money':
      return [
        { name, value, words },
        {
          name: `${name}_currency`,
          value: parts('_currency'),
          words: `${words} (${currencyWord[look.locale]})`,
        },
      ];
    case 'choice':
      return [
        { name, value, words },
        { name: `${name}_label`, value: choiceLabel(field, value, look), words },
      ];
    case 'choices':
      return [{ name, value: joined(value), words }];
    case 'phones':
      return [{ name, value: sql`peyvand_member_texts(${value}, 'number')`, words }];
    case 'emails':
      return [{ name, value: sql`peyvand_member_texts(${value}, 'address')`, words }];
    case 'address':
      return [
        { name, value: sql`peyvand_address_text(${value})`, words },
        { name: `${name}_province`, value: sql`${value} ->> 'province'`, words },
        { name: `${name}_city`, value: sql`${value} ->> 'city'`, words },
      ];
    case 'date':
      return day(name, value, words, look);
    case 'dateTime':
      return instant(name, value, words, look);
    default:
      return [{ name: linkKinds.has(kind) ? `${name}_id` : name, value, words }];
  }
}

const currencyWord = { fa: 'واحد پول', en: 'currency' };

function computed(
  rows: RowSet,
  field: FieldDescriptor,
  name: string,
  words: string,
  look: ReportLook,
): readonly ReportColumn[] {
  const value = scalarOf(field, rows);
  const how = comparisonOf(field);
  if (how === 'date') return day(name, value, words, look);
  return how === 'instant' ? instant(name, value, words, look) : [{ name, value, words }];
}

const jalali = {
  year: { fa: 'سال خورشیدی', en: 'Jalali year' },
  month: { fa: 'ماه خورشیدی', en: 'Jalali month' },
};

/** A day with its year and month of the Jalali calendar, which reporting tools do not know. */
const day = (
  name: string,
  value: RawBuilder<unknown>,
  words: string,
  { locale }: ReportLook,
): ReportColumn[] => [
  { name, value, words },
  ...(['year', 'month'] as const).map((part) => ({
    name: `${name}_jalali_${part}`,
    value: sql`(select ${sql.ref(`c.jalali_${part}`)} from calendar_day as c where c.day = ${value})`,
    words: `${words} (${jalali[part][locale]})`,
  })),
];

/** An instant, and its day on the wall of the workspace. */
const instant = (
  name: string,
  value: RawBuilder<unknown>,
  words: string,
  look: ReportLook,
): ReportColumn[] => [
  { name, value, words },
  ...day(
    `${name.replace(/_at$/, '')}_on`,
    sql`(${value} at time zone ${sql.lit(look.timeZone)})::date`,
    words,
    look,
  ),
];

const choiceLabel = (
  field: FieldDescriptor,
  value: RawBuilder<unknown>,
  { locale }: ReportLook,
): RawBuilder<unknown> => {
  const choices = choicesOf(field);
  if (choices.length === 0) return sql`${value}::text`;
  return sql`case ${value}::text ${sql.join(
    choices.map(({ key, label }) => sql`when ${sql.lit(key)} then ${sql.lit(label[locale])}`),
    sql` `,
  )} else ${value}::text end`;
};

const joined = (value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select string_agg(one, ', ') from jsonb_array_elements_text(${value}) as one)`;

const linkedIds = (
  rows: RowSet,
  field: FieldDescriptor,
): RawBuilder<unknown> => sql`(select array_agg(l.to_id order by l.to_id) from link as l
  where l.workspace_id = ${column(rows, 'workspace_id')} and l.field_id = ${sql.lit(field.id)} and l.from_id = ${column(rows, 'id')})`;
