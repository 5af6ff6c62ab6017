import type { Phrase } from '#persian/bilingual.ts';
import { parseId } from '#kernel/id.ts';
import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { formatNumber } from '#persian/digits.ts';
import { readableField, visibleRows } from '../access/visible.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { comparisonOf, kinds } from '../fields/index.ts';
import { badFilter } from '../problems.ts';
import { comparison } from './comparison.ts';
import { column, fromRows, ownRows, rowSet, scalarOf, type RowSet } from './row-set.ts';
import { operatorsOf } from './operators.ts';
import type { Condition, Filter } from './query.ts';
import { searchCondition } from './search.ts';
import { shown } from './shown.ts';

const deepest = 8;
/** Parts of one filter, those that hold others together included. */
const mostConditions = 100;
/** Of all conditions together. Each takes up to three parameters of a statement, which has 65,535. */
const mostValues = 5_000;
/** `party.organisation.name` follows two. */
const mostLinks = 3;

/** What compiling one filter may spend. */
type Budget = { conditions: number; values: number };

/** The filter as SQL over the rows, with the reader's rules inside. */
export function compileFilter(rows: RowSet, filter: Filter): RawBuilder<unknown> {
  return compile(rows, filter, 0, { conditions: 0, values: 0 });
}

function compile(rows: RowSet, filter: Filter, depth: number, budget: Budget): RawBuilder<unknown> {
  if (depth > deepest || ++budget.conditions > mostConditions) throw badFilter({ reason: tooLarge });
  const inner = (one: Filter): RawBuilder<unknown> => compile(rows, one, depth + 1, budget);
  if (typeof filter !== 'object' || filter === null) throw badFilter({ reason: notAFilter });
  if ('and' in filter) return allOf(list(filter.and).map(inner));
  if ('or' in filter) return anyOf(list(filter.or).map(inner));
  if ('not' in filter) return sql`(${inner(filter.not)}) is not true`;
  if ('search' in filter && typeof filter.search === 'string') return searchCondition(rows, filter.search);
  if ('import' in filter && typeof filter.import === 'string') return importCondition(rows, filter.import);
  if ('field' in filter && typeof filter.field === 'string') {
    budget.values += Array.isArray(filter.value) ? filter.value.length : 1;
    if (budget.values > mostValues) throw badFilter({ reason: tooLarge });
    return condition(rows, filter);
  }
  throw badFilter({ reason: notAFilter });
}

/** Records that an import made or changed, for who may see the import itself. */
function importCondition(rows: RowSet, text: string): RawBuilder<unknown> {
  const { tx, object } = rows;
  const id = parseId(text);
  const target = tx.schema.objects.get('import');
  if (!id || !target) throw badFilter({ reason: notAFilter }, { field: 'import' });
  const imports = rowSet(tx, target, `${rows.alias}_import`);
  const seen = allOf([
    ownRows(imports),
    visibleRows(imports, 'read'),
    sql`${column(imports, 'id')} = ${id}::uuid`,
  ]);
  return sql`${column(rows, 'id')} in (select e.record_id from event as e
    where e.workspace_id = ${tx.context.workspace} and e.cause ->> 'kind' = 'import' and e.cause ->> 'id' = ${id}
      and e.object = ${object.name}) and exists (select from ${fromRows(imports)} where ${seen})`;
}

function list(value: unknown): readonly Filter[] {
  if (!Array.isArray(value)) throw badFilter({ reason: notAFilter });
  return value as readonly Filter[];
}

function condition(rows: RowSet, one: Condition, links = 0): RawBuilder<unknown> {
  const dot = one.field.indexOf('.');
  if (dot > 0) return throughLink(rows, one, dot, links);
  const field = readableField(rows.tx.context.actor, rows.object, one.field);
  const allowed = operatorsOf[comparisonOf(field)];
  if (!allowed.includes(one.op)) throw badFilter({ reason: noOperator(field, one.op) }, { field: one.field });
  if (field.storage.in === 'links') return throughTable(rows, field, one);
  return comparison(rows, field, one, scalarOf(field, rows));
}

/** A condition on what a link points to holds where such a record exists that the reader may see. */
function throughLink(rows: RowSet, one: Condition, dot: number, links: number): RawBuilder<unknown> {
  const { tx, object } = rows;
  const field = readableField(tx.context.actor, object, one.field.slice(0, dot));
  const target = tx.schema.objects.get(String(field.options['to']));
  if (!target || links >= mostLinks)
    throw badFilter({ reason: noPath(field) }, { field: one.field.slice(0, 80) });
  const far = rowSet(tx, target, `${rows.alias}${links}`);
  const matches = condition(far, { ...one, field: one.field.slice(dot + 1) }, links + 1);
  const pointed =
    field.storage.in === 'links'
      ? sql`${column(far, 'id')} in (select to_id from link where link.workspace_id = ${tx.context.workspace}
          and link.field_id = ${field.id} and link.from_id = ${column(rows, 'id')})`
      : sql`${column(far, 'id')} = ${scalarOf(field, rows)}`;
  const all = allOf([ownRows(far), pointed, visibleRows(far, 'read'), matches]);
  return sql`exists (select from ${fromRows(far)} where ${all})`;
}

function throughTable(rows: RowSet, field: FieldDescriptor, { op, value }: Condition): RawBuilder<unknown> {
  const ids: unknown[] = Array.isArray(value) ? value : [value];
  const linked = (rest: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (select from link
    where link.workspace_id = ${rows.tx.context.workspace} and link.field_id = ${field.id} and link.from_id = ${column(rows, 'id')} and ${rest})`;
  if (op === 'empty') return sql`not ${linked(sql`true`)}`;
  if (op === 'filled') return linked(sql`true`);
  if (ids.length > mostConditions) throw badFilter({ reason: tooLarge }, { field: field.name });
  const checked = ids.map((id) => {
    const one = kinds.link.check(id, field);
    if (!one.ok) throw badFilter({ reason: one.message }, { field: field.name });
    return linked(sql`link.to_id = ${one.value}::uuid`);
  });
  return op === 'hasAny' ? anyOf(checked) : allOf(checked);
}

const tooLarge: Phrase = {
  fa: `پالایه بیش از اندازه بزرگ است: حداکثر ${formatNumber(mostConditions, 'fa')} شرط در ${formatNumber(deepest, 'fa')} لایه.`,
  en: `The filter is too large: at most ${mostConditions} conditions, ${deepest} deep.`,
};
const notAFilter: Phrase = {
  fa: 'پالایه باید and، or، not، search، import یا field داشته باشد.',
  en: 'A filter has and, or, not, search, import or field.',
};
const noOperator = (field: FieldDescriptor, op: unknown): Phrase => ({
  fa: `«${field.label.fa}» را نمی‌توان با «${shown(op)}» سنجید.`,
  en: `“${field.label.en}” cannot be compared by “${shown(op)}”.`,
});
const noPath = (field: FieldDescriptor): Phrase => ({
  fa: `از «${field.label.fa}» نمی‌توان به فیلد دیگری رسید.`,
  en: `“${field.label.en}” does not lead to another field.`,
});
