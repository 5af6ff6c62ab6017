import type { Phrase } from '#persian/bilingual.ts';
import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { readableField, visibleRows } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { comparison } from './comparison.ts';
import { rowsOf, scalarOf, tableOf } from './field-sql.ts';
import { operatorsOf } from './operators.ts';
import type { Condition, Filter } from './query.ts';
import { searchCondition } from './search.ts';

const deepest = 8;
const mostConditions = 100;

/** What compiling one filter may spend. */
type Budget = { conditions: number };

/** The filter as SQL over rows of `object` under `alias`, with the reader's rules inside. */
export function compileFilter(
  tx: RecordTx,
  object: ObjectDescriptor,
  filter: Filter,
  alias: string,
): RawBuilder<unknown> {
  return compile(tx, object, filter, alias, 0, { conditions: 0 });
}

function compile(
  tx: RecordTx,
  object: ObjectDescriptor,
  filter: Filter,
  alias: string,
  depth: number,
  budget: Budget,
): RawBuilder<unknown> {
  if (depth > deepest || ++budget.conditions > mostConditions) throw badFilter({ reason: tooLarge });
  const inner = (one: Filter): RawBuilder<unknown> => compile(tx, object, one, alias, depth + 1, budget);
  if (typeof filter !== 'object' || filter === null) throw badFilter({ reason: notAFilter });
  if ('and' in filter) return allOf(list(filter.and).map(inner));
  if ('or' in filter) return anyOf(list(filter.or).map(inner));
  if ('not' in filter) return sql`(${inner(filter.not)}) is not true`;
  if ('search' in filter && typeof filter.search === 'string')
    return searchCondition(tx, object, filter.search, alias);
  if ('field' in filter && typeof filter.field === 'string') return condition(tx, object, filter, alias);
  throw badFilter({ reason: notAFilter });
}

function list(value: unknown): readonly Filter[] {
  if (!Array.isArray(value)) throw badFilter({ reason: notAFilter });
  return value as readonly Filter[];
}

function condition(
  tx: RecordTx,
  object: ObjectDescriptor,
  one: Condition,
  alias: string,
): RawBuilder<unknown> {
  const dot = one.field.indexOf('.');
  if (dot > 0) return throughLink(tx, object, one, alias, dot);
  const field = readableField(tx.context.actor, object, one.field);
  const allowed = operatorsOf[kinds[field.kind].comparison];
  if (!allowed.includes(one.op)) throw badFilter({ reason: noOperator(field, one.op) }, { field: one.field });
  if (field.storage.in === 'links') return throughTable(tx, field, one, alias);
  return comparison(tx, field, one, scalarOf(field, alias), alias);
}

/** A condition on what a link points to holds where such a record exists that the reader may see. */
function throughLink(
  tx: RecordTx,
  object: ObjectDescriptor,
  one: Condition,
  alias: string,
  dot: number,
): RawBuilder<unknown> {
  const field = readableField(tx.context.actor, object, one.field.slice(0, dot));
  const target = tx.schema.objects.get(String(field.options['to']));
  if (!target || field.storage.in === 'links')
    throw badFilter({ reason: noPath(field) }, { field: one.field });
  const inner = `${alias}_${field.name}`;
  const matches = condition(tx, target, { ...one, field: one.field.slice(dot + 1) }, inner);
  return sql`exists (select from ${sql.table(tableOf(target))} as ${sql.ref(inner)}
    where ${rowsOf(target, inner, tx.context.workspace)} and ${sql.ref(`${inner}.id`)} = ${scalarOf(field, alias)}
      and ${visibleRows(tx.context.actor, target, 'read', inner)} and ${matches})`;
}

function throughTable(
  tx: RecordTx,
  field: FieldDescriptor,
  { op, value }: Condition,
  alias: string,
): RawBuilder<unknown> {
  const ids = Array.isArray(value) ? value : [value];
  const linked = (rest: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (select from link
    where link.workspace_id = ${tx.context.workspace} and link.field_id = ${field.id} and link.from_id = ${sql.ref(`${alias}.id`)} and ${rest})`;
  if (op === 'empty') return sql`not ${linked(sql`true`)}`;
  if (op === 'filled') return linked(sql`true`);
  const checked = ids.map((id) => {
    const one = kinds.link.check(id, field);
    if (!one.ok) throw badFilter({ reason: one.message }, { field: field.name });
    return linked(sql`link.to_id = ${one.value}::uuid`);
  });
  return op === 'hasAny' ? anyOf(checked) : allOf(checked);
}

const tooLarge: Phrase = {
  fa: `پالایه بیش از اندازه بزرگ است: حداکثر ${mostConditions.toLocaleString('fa-IR')} شرط در ${deepest.toLocaleString('fa-IR')} لایه.`,
  en: `The filter is too large: at most ${mostConditions} conditions, ${deepest} deep.`,
};
const notAFilter: Phrase = {
  fa: 'پالایه باید and، or، not، search یا field داشته باشد.',
  en: 'A filter has and, or, not, search or field.',
};
const noOperator = (field: FieldDescriptor, op: unknown): Phrase => ({
  fa: `«${field.label.fa}» را نمی‌توان با «${String(op).slice(0, 40)}» سنجید.`,
  en: `“${field.label.en}” cannot be compared by “${String(op).slice(0, 40)}”.`,
});
const noPath = (field: FieldDescriptor): Phrase => ({
  fa: `از «${field.label.fa}» نمی‌توان به فیلد دیگری رسید.`,
  en: `“${field.label.en}” does not lead to another field.`,
});
