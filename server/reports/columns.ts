import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { Locale, Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor, ObjectDescriptor } from '#records/define/descriptor.ts';
import { linkKinds, snakeCase } from '#records/define/define-object.ts';
import { recordFields } from '#records/define/record-fields.ts';
import { choicesOf } from '#records/fields/choice.ts';
import { comparisonOf } from '#records/fields/index.ts';
import { formulaSql } from '#records/formula/compile.ts';
import { rollUpAmount, rollUpAmounts, rollUpScalar } from '#records/query/roll-up-sql.ts';
import { column, fromRows, ownRows, partsOf, rowSet, scalarOf, type RowSet } from '#records/query/row-set.ts';

type Sql = RawBuilder<unknown>;

/** One column of a view. */
export type ReportColumn = {
  readonly name: string;
  readonly value: Sql;
  /** What people call it, which reporting tools show. */
  readonly words: string;
  /** Tells more of another, whose field's name it goes by; a field that is itself called so comes before it. */
  readonly beside?: true;
};

export type ReportLook = {
  readonly locale: Locale;
  readonly timeZone: string;
  /** In which sums of money stand; those in others stand beside. */
  readonly currency: string;
  /** Objects that reporting tools read, by name. */
  readonly objects: ReadonlyMap<string, ObjectDescriptor>;
};

const idLabel: Phrase = { fa: 'شناسه', en: 'Id' };

/** The columns of an object's view: what every record has, then its fields. Names are those of the API in snake_case. */
export function reportColumns(
  rows: RowSet,
  object: ObjectDescriptor,
  look: ReportLook,
): readonly ReportColumn[] {
  const columns: readonly ReportColumn[] = [
    { name: 'id', value: column(rows, 'id'), words: idLabel[look.locale] },
    ...[...recordFields.values(), ...object.fields.values()].flatMap((field) =>
      fieldColumns(rows, field, look),
    ),
  ];
  const named = new Set(columns.flatMap(({ name, beside }) => (beside ? [] : [name])));
  return columns
    .filter(({ name, beside }) => !beside || !named.has(name))
    .filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at);
}

function fieldColumns(rows: RowSet, field: FieldDescriptor, look: ReportLook): readonly ReportColumn[] {
  const { kind, storage } = field;
  const name = snakeCase(field.name).slice(0, 45);
  const words = field.label[look.locale];
  const beside = (part: string, value: Sql, more?: Phrase): ReportColumn => ({
    name: `${name}_${part}`,
    value,
    words: more ? `${words} (${more[look.locale]})` : words,
    beside: true,
  });
  if (storage.in === 'rollUp') return rolledUp(rows, field, { name, words, beside }, look);
  if (storage.in === 'formula') {
    const tree = formulaSql(storage.tree, clockOf(look), (input) => scalarOf(input, rows));
    return computed(field, tree, name, words, look);
  }
  if (storage.in === 'links') {
    const { ids, titles } = linked(rows, field, look);
    return [
      { name: `${name}_ids`, value: ids, words },
      ...(titles ? [beside('titles', titles, titleWord)] : []),
    ];
  }
  const parts = partsOf(field, rows);
  const value = parts('');
  if (linkKinds.has(kind)) {
    const title = titleOf(rows, field, value, look);
    return [{ name: `${name}_id`, value, words }, ...(title ? [beside('title', title, titleWord)] : [])];
  }
  switch (kind) {
    case 'money':
      return [{ name, value, words }, beside('currency', parts('_currency'), currencyWord)];
    case 'choice':
      return [{ name, value, words }, beside('label', choiceLabel(field, value, look))];
    case 'choices':
      return [{ name, value: keysOf(value), words }, beside('labels', choiceLabels(field, value, look))];
    case 'phones':
      return [{ name, value: sql`peyvand_member_texts(${value}, 'number')`, words }];
    case 'emails':
      return [{ name, value: sql`peyvand_member_texts(${value}, 'address')`, words }];
    case 'address':
      return [
        { name, value: sql`peyvand_address_text(${value})`, words },
        beside('province', sql`${value} ->> 'province'`),
        beside('city', sql`${value} ->> 'city'`),
      ];
    case 'date':
      return day(name, value, words, look);
    case 'dateTime':
      return instant(name, value, words, look);
    default:
      return [{ name, value, words }];
  }
}

const currencyWord: Phrase = { fa: 'واحد پول', en: 'currency' };
const titleWord: Phrase = { fa: 'عنوان', en: 'title' };
const othersWord: Phrase = { fa: 'در همهٔ واحدها', en: 'in all currencies' };

function computed(
  field: FieldDescriptor,
  value: Sql,
  name: string,
  words: string,
  look: ReportLook,
): readonly ReportColumn[] {
  const how = comparisonOf(field);
  if (how === 'date') return day(name, value, words, look);
  return how === 'instant' ? instant(name, value, words, look) : [{ name, value, words }];
}

type Named = {
  readonly name: string;
  readonly words: string;
  readonly beside: (part: string, value: Sql, more?: Phrase) => ReportColumn;
};

/** A figure over records that link here, found for each row by an index; of money in the workspace's currency, and in each. */
function rolledUp(
  rows: RowSet,
  field: FieldDescriptor,
  { name, words, beside }: Named,
  look: ReportLook,
): readonly ReportColumn[] {
  if (field.storage.in !== 'rollUp' || !look.objects.has(field.storage.of)) return [];
  if (field.storage.result !== 'money') return computed(field, rollUpScalar(field, rows), name, words, look);
  return [
    { name, value: rollUpAmount(field, rows, look.currency), words },
    beside('currency', sql`${sql.lit(look.currency)}::text`, currencyWord),
    beside('amounts', rollUpAmounts(field, rows), othersWord),
  ];
}

/** What a formula may know beside the record, at the moment of the query. */
const clockOf = ({ timeZone: zone }: ReportLook) => ({
  today: sql`(now() at time zone ${sql.lit(zone)})::date`,
  now: sql`now()`,
  zone,
});

/** The living record that a link leads to by its title, as in the app; none where tools do not read its object. */
function titleOf(rows: RowSet, field: FieldDescriptor, id: Sql, look: ReportLook): Sql | undefined {
  const far = farTitle(rows, field, look);
  return far && sql`(select ${far.title} from ${far.from} where ${far.own} and ${far.id} = ${id})`;
}

function farTitle(rows: RowSet, field: FieldDescriptor, { objects }: ReportLook) {
  const target = objects.get(String(field.options['to']));
  const title = target?.fields.get(target.title);
  if (!target || !title) return undefined;
  const far = rowSet(rows.tx, target, `${rows.alias}_far`);
  const text = sql`${scalarOf(title, far)}::text`;
  return { title: text, from: fromRows(far), own: ownRows(far), id: column(far, 'id') };
}

function linked(
  rows: RowSet,
  field: FieldDescriptor,
  look: ReportLook,
): { readonly ids: Sql; readonly titles: Sql | undefined } {
  const far = farTitle(rows, field, look);
  const here = sql`l.workspace_id = ${column(rows, 'workspace_id')} and l.field_id = ${sql.lit(field.id)}
    and l.from_id = ${column(rows, 'id')}`;
  return {
    ids: sql`(select array_agg(l.to_id order by l.to_id) from link as l where ${here})`,
    titles:
      far &&
      sql`(select string_agg(${far.title}, ', ' order by l.to_id) from ${far.from}
        join link as l on ${far.id} = l.to_id where ${far.own} and ${here})`,
  };
}

const jalali = {
  year: { fa: 'سال خورشیدی', en: 'Jalali year' },
  month: { fa: 'ماه خورشیدی', en: 'Jalali month' },
};

/** A day with its year and month of the Jalali calendar, which reporting tools do not know. */
const day = (name: string, value: Sql, words: string, { locale }: ReportLook): ReportColumn[] => [
  { name, value, words },
  ...(['year', 'month'] as const).map((part) => ({
    name: `${name}_jalali_${part}`,
    value: sql`(select ${sql.ref(`c.jalali_${part}`)} from calendar_day as c where c.day = ${value})`,
    words: `${words} (${jalali[part][locale]})`,
    beside: true as const,
  })),
];

/** An instant, and its day on the wall of the workspace. */
const instant = (name: string, value: Sql, words: string, look: ReportLook): ReportColumn[] => [
  { name, value, words },
  ...day(
    `${name.replace(/_at$/, '')}_on`,
    sql`(${value} at time zone ${sql.lit(look.timeZone)})::date`,
    words,
    look,
  ).map((one) => ({ ...one, beside: true as const })),
];

const choiceLabel = (field: FieldDescriptor, key: Sql, { locale }: ReportLook): Sql => {
  const choices = choicesOf(field);
  if (choices.length === 0) return sql`${key}::text`;
  return sql`case ${key}::text ${sql.join(
    choices.map(({ key: one, label }) => sql`when ${sql.lit(one)} then ${sql.lit(label[locale])}`),
    sql` `,
  )} else ${key}::text end`;
};

const keysOf = (value: Sql): Sql =>
  sql`(select string_agg(one, ', ') from jsonb_array_elements_text(${value}) as one)`;

const choiceLabels = (field: FieldDescriptor, value: Sql, look: ReportLook): Sql =>
  sql`(select string_agg(${choiceLabel(field, sql`one`, look)}, ', ') from jsonb_array_elements_text(${value}) as one)`;
