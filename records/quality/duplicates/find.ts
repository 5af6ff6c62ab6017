import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { grantFor, isHidden } from '../../access/visible.ts';
import type { Linked } from '../../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';
import { column, fromRows, ownRows, rowSet } from '../../query/row-set.ts';
import { visibleIds } from '../../query/titles.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import { completedByRules } from './by-rules.ts';
import { alikeFields, keysOf, reasonsFor, scoreOf, slipKeys, type Reason, type Values } from './likeness.ts';
import { lookUpBy } from './look-up.ts';

/** A record that is likely the same as another one. */
export type Duplicate = {
  /** 0–1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** As its reader may see it; null of one that he may not, of which nothing is told but whom to ask. */
  readonly record: Stored | null;
  /** The colleague who is responsible for it. */
  readonly owner: Linked | null;
};

const mostTold = 5;
const worthTelling = 0.45;
/** Of each field so many records are weighed: a name that more people bear proves nothing. */
const mostOfEach = 30;

/**
 * Living records of the object that are likely the one that these values describe, likeliest first, at most five. What the
 * actor may not read of the object is not compared, so that he cannot ask for it in this way.
 * @param except the record itself, where it exists already
 * @throws notAllowed where he may neither make nor change such records
 */
export async function findDuplicates(
  tx: RecordTx,
  object: ObjectDescriptor,
  given: Values,
  except?: string,
): Promise<readonly Duplicate[]> {
  const { actor } = tx.context;
  const grant = grantFor(actor, object);
  if (!grant.create && grant.update === 'none') throw notAllowed();
  const fields = alikeFields(object).filter((field) => !isHidden(actor, object, field));
  const values = await completed(tx, object, checked(object, given));
  const ids = (await candidates(tx, object, fields, values)).filter((id) => id !== except);
  if (ids.length === 0) return [];
  const found = await tx.bySystem('likely duplicates').recordsOf(object.name).some(ids);
  const likely = [...found.values()]
    .map((record) => {
      const reasons = reasonsFor(fields, values, record.values);
      return { record, reasons, score: scoreOf(object, reasons, values, record.values) };
    })
    .filter(({ score }) => score >= worthTelling)
    .sort((one, other) => other.score - one.score)
    .slice(0, mostTold);
  return told(tx, object, likely);
}

/** Values as they would be stored; what is not yet one, being typed, is left out. */
function checked(object: ObjectDescriptor, given: Values): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = object.fields.get(name);
    if (!field || value === null || value === undefined) continue;
    const found = kinds[field.kind].check(value, field);
    if (found.ok) values[name] = found.value;
  }
  return values;
}

/** A person is asked for by his names' parts, of which the object's own rules make the name. */
async function completed(tx: RecordTx, object: ObjectDescriptor, values: Values): Promise<Values> {
  const made = object.variants.find(({ where }) => values[where.field] === where.value)?.made ?? [];
  if (!made.some((name) => object.alike?.includes(name) && values[name] === undefined)) return values;
  const [whole = values] = await completedByRules(tx, object, [values]);
  return whole;
}

async function candidates(
  tx: RecordTx,
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  values: Values,
): Promise<string[]> {
  const arms = fields.flatMap((field) => armsOf(tx, object, field, values[field.name]));
  if (arms.length === 0) return [];
  const union = sql.join(
    arms.map((arm) => sql`(${arm})`),
    sql` union `,
  );
  return (await tx.rows<{ id: string }>(sql`select id from (${union}) as alike`)).map(({ id }) => id);
}

/** One short index scan for each thing that may be the same. */
function armsOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  value: unknown,
): RawBuilder<unknown>[] {
  const rows = rowSet(tx, object);
  const lookUp = lookUpBy(field, rows);
  const keys = keysOf(field, value);
  if (!lookUp || keys.length === 0) return [];
  const arm = (asked: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select ${column(rows, 'id')} as id from ${fromRows(rows)} where ${ownRows(rows)} and ${lookUp.holds(asked)} limit ${mostOfEach}`;
  if (field.kind !== 'text') return keys.map((key) => arm(sql`${lookUp.asked(key)}`));
  // Names that are the same are not to be crowded out by those that are nearly so.
  return [keys, slipKeys(keys)]
    .filter((some) => some.length > 0)
    .map((some) => arm(sql`any(${some}::text[])`));
}

type Likely = { readonly record: Stored; readonly reasons: readonly Reason[]; readonly score: number };

/** What the actor may know of them: his own view of a record, or of a hidden one the colleague to ask. */
async function told(tx: RecordTx, object: ObjectDescriptor, likely: readonly Likely[]): Promise<Duplicate[]> {
  const ids = likely.map(({ record }) => record.id);
  const seen = await tx.recordsOf(object.name).some([...(await visibleIds(tx, object.name, ids))]);
  return likely.map(({ record, reasons, score }) => {
    const owner = object.owner === undefined ? null : (record.values[object.owner] as Linked | null);
    const own = seen.get(record.id);
    return own ? { score, reasons, record: own, owner } : { score, reasons: [], record: null, owner };
  });
}
