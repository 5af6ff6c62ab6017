import type { Phrase } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf, kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { likePattern } from './like.ts';
import { throughKeys } from './key-filter.ts';
import { column, storedFold, type RowSet } from './row-set.ts';
import { plainText } from './shown.ts';
import type { Condition, Operator } from './query.ts';
import { onWallClock } from './wall-clock.ts';
import { within } from './within.ts';

const mostValues = 500;

/** One condition on one scalar. */
export function comparison(
  rows: RowSet,
  field: FieldDescriptor,
  { op, value }: Condition,
  scalar: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const indexed = throughKeys(rows, field, { field: field.name, op, value });
  if (indexed) return indexed;
  const { tx } = rows;
  const how = comparisonOf(field);
  if (op === 'empty' || op === 'filled') return presence(rows, field, op === 'filled', scalar);
  if (op === 'within') return within(tx, field, value, scalar);
  if (op === 'atHour' || op === 'onWeekday') return onWallClock(rows, field, op, many(field, value), scalar);
  if (how === 'text') return textual(rows, field, op, value, scalar);
  if (how === 'set') return setwise(field, op, value, scalar);
  const one = (given: unknown): RawBuilder<unknown> => literal(tx, field, given);
  switch (op) {
    case 'eq':
      return sql`${scalar} = ${one(value)}`;
    case 'ne':
      return sql`${scalar} is distinct from ${one(value)}`;
    case 'in':
      return anyOf(many(field, value).map((each) => sql`${scalar} = ${one(each)}`));
    case 'notIn':
      return sql`(${anyOf(many(field, value).map((each) => sql`${scalar} = ${one(each)}`))}) is not true`;
    case 'lt':
      return sql`${scalar} < ${one(value)}`;
    case 'lte':
      return sql`${scalar} <= ${one(value)}`;
    case 'gt':
      return sql`${scalar} > ${one(value)}`;
    case 'gte':
      return sql`${scalar} >= ${one(value)}`;
    case 'between': {
      const [from, to] = many(field, value);
      return sql`${scalar} >= ${one(from)} and ${scalar} <= ${one(to)}`;
    }
    default:
      throw badFilter({ reason: badValue(field) }, { field: field.name });
  }
}

/**
 * Whether a field has a value. A field of one column is asked for that, which is null where the field is empty: to learn as
 * much of the digits of each row's telephones took ten seconds at three million, and no index knows of them.
 */
function presence(
  rows: RowSet,
  field: FieldDescriptor,
  filled: boolean,
  scalar: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (comparisonOf(field) === 'set')
    return filled
      ? sql`jsonb_array_length(${scalar}) > 0`
      : sql`coalesce(jsonb_array_length(${scalar}), 0) = 0`;
  const { storage } = field;
  const [only, ...others] = kinds[field.kind].columns(field);
  const value =
    storage.in === 'columns' && only && others.length === 0
      ? column(rows, storage.column + only.suffix)
      : scalar;
  return filled ? sql`${value} is not null` : sql`${value} is null`;
}

const casts: Readonly<Record<string, string>> = {
  number: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
};

/** The value of a condition, checked as a value of the field is; «me» stands for the reader himself. @throws badFilter */
export function wantedValue(tx: RecordTx, field: FieldDescriptor, value: unknown): unknown {
  const { actor } = tx.context;
  if (value === 'me' && field.kind === 'member' && actor.kind === 'member') return actor.memberId;
  const wanted =
    comparisonOf(field) === 'number'
      ? kinds.number.check(
          typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
          bare(field),
        )
      : kinds[field.kind].check(value, field);
  if (!wanted.ok) throw badFilter({ reason: wanted.message }, { field: field.name });
  return wanted.value;
}

function literal(tx: RecordTx, field: FieldDescriptor, value: unknown): RawBuilder<unknown> {
  const cast = casts[comparisonOf(field)] ?? (isLink(field) ? 'uuid' : 'text');
  return sql`${wantedValue(tx, field, value)}::${sql.raw(cast)}`;
}

export const isLink = ({ kind }: FieldDescriptor): boolean =>
  kind === 'link' || kind === 'member' || kind === 'team';
const bare = (field: FieldDescriptor): FieldDescriptor => ({ ...field, options: {} });

export function many(field: FieldDescriptor, value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostValues)
    throw badFilter({ reason: badValue(field) }, { field: field.name });
  return value as readonly unknown[];
}

function textual(
  rows: RowSet,
  field: FieldDescriptor,
  op: Operator,
  value: unknown,
  scalar: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (op === 'in') return anyOf(many(field, value).map((one) => textual(rows, field, 'eq', one, scalar)));
  if (typeof value !== 'string') throw badFilter({ reason: badValue(field) }, { field: field.name });
  const kind = kinds[field.kind];
  const asked = plainText(value, 2_000);
  const folded = kind.wanted ? kind.wanted(asked) : foldSearch(asked);
  const stored = folded === '' || op === 'ne' ? undefined : storedFold(field, rows);
  const text = stored ?? sql`peyvand_fold_v1(${scalar})`;
  // The search column holds the field's text: its index finds the candidates, the field itself decides.
  const candidates =
    field.searchable &&
    ['columns', 'custom'].includes(field.storage.in) &&
    folded.length > 2 &&
    (op === 'eq' || !stored)
      ? sql`${column(rows, `search_${field.searchable}`)} like ${likePattern(folded, 'anywhere')} and `
      : sql``;
  switch (op) {
    case 'eq':
      return kind.entries
        ? sql`${candidates}${isEntry(text, folded, kind.entries)}`
        : sql`${candidates}${text} = ${folded}`;
    case 'ne':
      return kind.entries
        ? sql`(${isEntry(text, folded, kind.entries)}) is not true`
        : sql`${text} is distinct from ${folded}`;
    case 'starts':
      return kind.entries
        ? sql`${candidates}(${startsEntry(text, folded, kind.entries)})`
        : sql`${candidates}${text} like ${likePattern(folded, 'start')}`;
    case 'contains':
      return sql`${candidates}${text} like ${likePattern(folded, 'anywhere')}`;
    default:
      throw badFilter({ reason: badValue(field) }, { field: field.name });
  }
}

/** One of the entries begins with it: also a number of Iran, which is kept with its country code. */
const startsEntry = (text: RawBuilder<unknown>, start: string, how: 'whole' | 'end'): RawBuilder<unknown> =>
  anyOf(
    (how === 'whole' ? [''] : ['', '98']).map(
      (code) => sql`' ' || ${text} like ${`% ${code}${likePattern(start, 'start')}`}`,
    ),
  );

/** One of the entries is it, or ends with it: a number without its country code finds the one with it. */
const isEntry = (text: RawBuilder<unknown>, entry: string, how: 'whole' | 'end'): RawBuilder<unknown> =>
  sql`' ' || ${text} || ' ' like ${`${how === 'whole' ? '% ' : '%'}${likePattern(entry, 'start').slice(0, -1)} %`}`;

function setwise(
  field: FieldDescriptor,
  op: Operator,
  value: unknown,
  scalar: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const checked = kinds[field.kind].check(op === 'has' ? [value] : value, field);
  if (!checked.ok) throw badFilter({ reason: checked.message }, { field: field.name });
  const wanted = (checked.value as readonly string[]).map(
    (one) => sql`${scalar} @> ${JSON.stringify([one])}::jsonb`,
  );
  return op === 'hasAny' ? anyOf(wanted) : allOf(wanted);
}

const badValue = (field: FieldDescriptor): Phrase => ({
  fa: `مقدار شرط «${field.label.fa}» درست نیست.`,
  en: `The value of the condition on “${field.label.en}” is not valid.`,
});
