import type { MemberActor } from '#kernel/context/context.ts';
import { asOne, type RawBuilder } from '#kernel/database/sql.ts';
import type { ObjectDescriptor, Schema } from '../define/descriptor.ts';
import { conditionsIn } from './filter-fields.ts';
import type { Filter, PageQuery } from './query.ts';
import { recordColumns } from './record-json.ts';
import type { RowSet } from './row-set.ts';
import type { Selected } from './select.ts';

type Sql = RawBuilder<unknown>;
type Known = { readonly list: Sql; readonly joins: ReadonlyMap<string, Sql> };

/** By the schema of the workspace and who reads: both are the same from one request to the next until something changes. */
const known = new WeakMap<Schema, WeakMap<MemberActor, Map<string, Known>>>();

/** A reader's lists have so many sets of columns at a time; beyond them all are put together anew. */
const mostKept = 200;

/**
 * The select list of records, whole or of some fields, put together once for each reader: for each page anew it took an eighth
 * of the server's processor time. What depends on the moment or on settings is put together each time.
 */
export function keptColumns(
  rows: RowSet,
  { variant, fields }: Pick<PageQuery, 'variant' | 'fields'>,
  selected: () => readonly Selected[],
): Sql {
  const { tx, object, alias } = rows;
  const { actor } = tx.context;
  if (actor.kind !== 'member' || rows.joins.size > 0 || !isTimeless(object, tx.schema))
    return recordColumns(rows, selected());
  const ofSchema = known.get(tx.schema) ?? new WeakMap<MemberActor, Map<string, Known>>();
  known.set(tx.schema, ofSchema);
  const ofReader = ofSchema.get(actor) ?? new Map<string, Known>();
  ofSchema.set(actor, ofReader);
  const name = JSON.stringify([object.name, alias, fields ?? variant ?? null]);
  const found = ofReader.get(name);
  if (found) {
    for (const [key, join] of found.joins) rows.joins.set(key, join);
    return found.list;
  }
  const all = selected();
  const list = asOne(recordColumns(rows, all));
  // A formula at the far end of a link may read the clock as well.
  if (all.some(({ field }) => field.storage.in === 'formula')) return list;
  if (ofReader.size >= mostKept) ofReader.clear();
  ofReader.set(name, { list, joins: new Map(rows.joins) });
  return list;
}

/** What of other records a figure may not go by: what it is made of reads the clock, or the workspace's zone. */
const computed: ReadonlySet<string | undefined> = new Set(['formula', 'rollUp']);

/** An object that counts others is put together anew with each schema, and so may be kept by itself. */
const timeless = new WeakMap<ObjectDescriptor, boolean>();

/** Operators whose SQL is the same whenever and wherever it is put together. */
const plainOperators: ReadonlySet<unknown> = new Set(['eq', 'ne', 'in', 'notIn', 'empty', 'filled']);

function isTimeless(object: ObjectDescriptor, { objects }: Schema): boolean {
  const before = timeless.get(object);
  if (before !== undefined) return before;
  const found = [...object.fields.values()].every(({ storage, options }) => {
    if (storage.in === 'formula') return false;
    if (storage.in !== 'rollUp') return true;
    const counted = objects.get(storage.of)?.fields;
    return (
      storage.needs.every((name) => !computed.has(counted?.get(name)?.storage.in)) &&
      conditionsIn(options['where'] as Filter).every(({ op }) => plainOperators.has(op))
    );
  });
  timeless.set(object, found);
  return found;
}
