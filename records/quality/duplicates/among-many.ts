import { foldSearch } from '#persian/fold.ts';
import { allOf, sql } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { column, fromRows, ownRows, rowSet } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';
import { alikeFields, isSure, keysOf, reasonsFor, scoreOf, type Reason, type Values } from './likeness.ts';
import { lookUpBy } from './look-up.ts';
import { readAlike, sameKind } from './read-alike.ts';

/** A living record that is likely the one that given values describe. */
export type Likely = {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Nobody need be asked. */
  readonly sure: boolean;
};

const worthAsking = 0.5;
/** Of each number or name so many records are weighed: one that more share proves nothing. */
const mostOfEach = 10;

/**
 * For each of many given values the living records that are likely the same, likeliest first, among those that the actor
 * sees and by fields that he may read. A statement for each field and one for what was found, however many are given.
 * Names that a slip of the finger tells apart are weighed only where something else leads to the record.
 */
export async function likelyAmong(
  tx: RecordTx,
  object: ObjectDescriptor,
  given: readonly Values[],
): Promise<readonly (readonly Likely[])[]> {
  const fields = alikeFields(object).filter((field) => !isHidden(tx.context.actor, object, field));
  const pairs = new Map<number, Set<string>>();
  for (const field of fields) {
    const keys = given.flatMap((values, n) => keysOf(field, values[field.name]).map((k) => ({ n, k })));
    for (const { n, id } of await bearers(tx, object, field, keys)) {
      const known = pairs.get(n) ?? new Set();
      pairs.set(n, known.add(id));
    }
  }
  const ids = new Set([...pairs.values()].flatMap((some) => [...some]));
  if (ids.size === 0) return given.map(() => []);
  const held = await readAlike(tx, object, fields, [...ids]);
  return given.map((values, n) => weighed(object, fields, values, pairs.get(n) ?? new Set(), held));
}

function weighed(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  values: Values,
  ids: ReadonlySet<string>,
  held: ReadonlyMap<string, Values>,
): Likely[] {
  const found = [...ids].flatMap((id): Likely[] => {
    const other = held.get(id);
    if (!other || !sameKind(object, values, other)) return [];
    const reasons = reasonsFor(fields, values, other);
    const score = scoreOf(object, reasons, values, other);
    const sure = isSure(object, reasons, values, other) && score >= worthAsking;
    return score >= worthAsking ? [{ id, score, reasons, sure }] : [];
  });
  if (found.length < 2) return found;
  // Of two that are as likely the one that is called just so; ids rise with time: else the older one.
  const nameIn = (own: Values | undefined): string => {
    const title = own?.[object.title];
    return typeof title === 'string' ? foldSearch(title) : '';
  };
  const name = nameIn(values);
  const isOtherwise = ({ id }: Likely): number => Number(nameIn(held.get(id)) !== name);
  return found.sort(
    (one, other) =>
      other.score - one.score || isOtherwise(one) - isOtherwise(other) || (one.id < other.id ? -1 : 1),
  );
}

/** The records that bear these keys, at most some of each. */
async function bearers(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  keys: readonly { readonly n: number; readonly k: string }[],
): Promise<{ readonly n: number; readonly id: string }[]> {
  const rows = rowSet(tx, object);
  const lookUp = lookUpBy(field, rows);
  if (keys.length === 0 || !lookUp) return [];
  const json = JSON.stringify(keys.map(({ n, k }) => ({ n, k: lookUp.asked(k) })));
  const conditions = allOf([ownRows(rows), visibleRows(rows, 'read'), lookUp.holds(sql`given.k`)]);
  // Materialised, lest the limit talk the planner into walking the table until it has met as many.
  return tx.rows(sql`select given.n, found.id
    from jsonb_to_recordset(${json}::jsonb) as given(n integer, k text),
      lateral (with alike as materialized (select ${column(rows, 'id')} as id from ${fromRows(rows)} where ${conditions})
        select id from alike limit ${sql.lit(mostOfEach)}) as found`);
}
