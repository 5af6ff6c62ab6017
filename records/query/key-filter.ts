import { instantOf } from '#persian/jalali/instants.ts';
import { anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import { recordKey } from '../write/keys.ts';
import { isLink, many, wantedValue } from './comparison.ts';
import type { Condition } from './query.ts';
import { relativeRange } from './relative-range.ts';
import { column, isNumeric, type RowSet } from './row-set.ts';

const signs: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/**
 * A condition on a field made on screen that an index answers: a link by the table of links, a mirrored field by its
 * keys. Undefined where the documents have to be looked into.
 */
export function throughKeys(
  rows: RowSet,
  field: FieldDescriptor,
  condition: Condition,
): RawBuilder<unknown> | undefined {
  const { storage } = field;
  if (storage.in !== 'custom') return undefined;
  if (isLink(field) && (condition.op === 'eq' || condition.op === 'in'))
    return throughLinks(rows, field, condition);
  if (!storage.mirrored || ['text', 'set', 'none'].includes(comparisonOf(field))) return undefined;
  const key = sql.ref(isNumeric(field) ? 'k.num' : 'k.txt');
  const fits = keyCondition(rows, field, condition, key);
  return (
    fits &&
    sql`${column(rows, 'id')} in (select k.record_id from record_key as k
    where k.workspace_id = ${rows.tx.context.workspace} and k.field_id = ${field.id} and ${key} is not null and ${fits})`
  );
}

function throughLinks(rows: RowSet, field: FieldDescriptor, { op, value }: Condition): RawBuilder<unknown> {
  const ids = (op === 'in' ? many(field, value) : [value]).map((one) => wantedValue(rows.tx, field, one));
  return sql`${column(rows, 'id')} in (select link.from_id from link
    where link.workspace_id = ${rows.tx.context.workspace} and link.field_id = ${field.id} and link.to_id = any(${ids}::uuid[]))`;
}

function keyCondition(
  rows: RowSet,
  field: FieldDescriptor,
  { op, value }: Condition,
  key: RawBuilder<unknown>,
): RawBuilder<unknown> | undefined {
  const one = (given: unknown): RawBuilder<unknown> => literal(field, wantedValue(rows.tx, field, given));
  const sign = signs[op];
  if (sign) return sql`${key} ${sql.raw(sign)} ${one(value)}`;
  if (op === 'in') return sql`(${anyOf(many(field, value).map((each) => sql`${key} = ${one(each)}`))})`;
  if (op === 'between') {
    const [from, to] = many(field, value);
    return sql`${key} >= ${one(from)} and ${key} <= ${one(to)}`;
  }
  const range = op === 'within' && typeof value === 'string' ? relativeRange(rows.tx, value) : undefined;
  if (!range) return undefined;
  const bound = (day: string): RawBuilder<unknown> =>
    literal(
      field,
      comparisonOf(field) === 'instant' ? new Date(instantOf(day, '00:00', range.zone)).toISOString() : day,
    );
  return sql`${key} >= ${bound(range.from)} and ${key} < ${bound(range.to)}`;
}

function literal(field: FieldDescriptor, value: unknown): RawBuilder<unknown> {
  const { num, txt } = recordKey(field, value);
  return isNumeric(field) ? sql`${num}::numeric` : sql`${txt}::text collate "C"`;
}
