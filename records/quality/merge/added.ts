import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import { isWritable, scopeFor, visibleRows } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { decodeCursor, encodeCursor, readingBy } from '../../query/cursor.ts';
import { column, fromRows, ownRows, rowSet } from '../../query/row-set.ts';
import { titlesOf } from '../../query/titles.ts';
import type { RecordTx } from '../../records.ts';
import type { MergeEntry } from './ledger.ts';
import { placesOf, type Place } from './place.ts';

/** A record that was made since a merge, links to its winner, and stays with it unless it is moved along. */
export type Added = { readonly id: string; readonly title: string | null; readonly at: string };

/** Some of them, the newest first; `next` leads to the older ones. */
export type AddedPage = { readonly records: readonly Added[]; readonly next: string | null };

/** All of one field. */
export type AddedAt = AddedPage & {
  readonly object: string;
  readonly field: string;
  /** Counted to a thousand; `more` where there are others. */
  readonly count: number;
  readonly more: boolean;
};

type Since = Pick<MergeEntry, 'winner' | 'at'>;
type Span = { readonly after?: string | undefined; readonly until?: Date; readonly but?: readonly string[] };

const pageSize = 50;
const mostCounted = 1_000;

/** Where records may link to one of the object, as far as the actor may turn such links. */
export const turnablePlaces = (tx: RecordTx, object: ObjectDescriptor): Place[] => {
  const { actor } = tx.context;
  return placesOf(tx, object).filter(
    ({ object: host, field }) =>
      (['read', 'update'] as const).every((reach) => scopeFor(actor, host, reach) !== 'none') &&
      isWritable(actor, host, field),
  );
};

/** What was added at each place, with the first page of it. */
export async function addedSince(
  tx: RecordTx,
  object: ObjectDescriptor,
  merge: Since,
): Promise<readonly AddedAt[]> {
  const added: AddedAt[] = [];
  for (const place of turnablePlaces(tx, object)) {
    const page = await readAdded(tx, place, merge);
    if (page.records.length === 0) continue;
    const count = page.next === null ? page.records.length : await countAdded(tx, place, merge);
    added.push({
      object: place.object.name,
      field: place.field.name,
      count: Math.min(count, mostCounted),
      more: count > mostCounted,
      ...page,
    });
  }
  return added;
}

/** A page of what was added at a place. @throws badCursor */
export async function readAdded(
  tx: RecordTx,
  place: Place,
  merge: Since,
  after?: string,
): Promise<AddedPage> {
  const found = await addedTo(tx, place, merge, pageSize + 1, { after });
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  const titles = await titlesOf(
    tx,
    place.object.name,
    shown.map(({ id }) => id),
  );
  return {
    records: shown.map(({ id, at }) => ({ id, title: titles.get(id) ?? null, at: at.toISOString() })),
    next: last && found.length > shown.length ? placeAfter(place, last) : null,
  };
}

/** The place that is named so. @throws malformedRequest where nobody, or not the actor, could turn a link of it */
export function turnablePlace(
  tx: RecordTx,
  object: ObjectDescriptor,
  named: { readonly object: string; readonly field: string },
): Place {
  const found = turnablePlaces(tx, object).find(
    (place) => place.object.name === named.object && place.field.name === named.field,
  );
  if (!found) throw malformedRequest({ reason: noPlace }, { field: 'field' });
  return found;
}

type Found = { readonly id: string; readonly at: Date };

/** The newest of what was added at a place, those that the actor may change; by keys of an index from any place on. */
export const addedTo = (
  tx: RecordTx,
  place: Place,
  merge: Since,
  limit: number,
  span: Span = {},
): Promise<Found[]> => {
  const { from, order } = addedSql(tx, place, merge, span);
  return readingBy(
    span.after,
    tx.rows<Found>(sql`select t.id, t.created_at as at ${from} order by ${order} limit ${limit}`),
  );
};

async function countAdded(tx: RecordTx, place: Place, merge: Since): Promise<number> {
  const { from } = addedSql(tx, place, merge, {});
  const [row] = await tx.rows<{ count: number }>(
    sql`select count(*)::int as count from (select ${from} limit ${mostCounted + 1}) as counted`,
  );
  return row?.count ?? 0;
}

/** Where to go on after a record. */
export const placeAfter = ({ field }: Place, { id, at }: Found): string =>
  encodeCursor({ query: field.id, values: [at.toISOString()], id });

/**
 * A link in a column of its own stands in an index by the time at which records were made; any other one beside the record's id,
 * which rises with it.
 */
function addedSql(
  tx: RecordTx,
  { object, field }: Place,
  { winner, at }: Since,
  { after, until, but = [] }: Span,
): { readonly from: RawBuilder<unknown>; readonly order: RawBuilder<unknown> } {
  const rows = rowSet(tx, object);
  const { workspace } = tx.context;
  const { storage } = field;
  const [id, made] = [column(rows, 'id'), column(rows, 'created_at')];
  const cursor = after === undefined ? undefined : decodeCursor(after, field.id, 1);
  const own = allOf([
    ownRows(rows),
    visibleRows(rows, 'read'),
    visibleRows(rows, 'update'),
    sql`${made} > ${at}`,
    // What a merge that stands has brought to the winner goes back with that one.
    sql`not exists (select from merge_move as v join merge as m on m.workspace_id = v.workspace_id and m.id = v.merge_id
      where v.workspace_id = ${workspace} and v.record_id = ${id} and v.field_id = ${field.id}
        and m.winner_id = ${winner}::uuid and m.undone_at is null)`,
    ...(until ? [sql`${made} <= ${until}`] : []),
    ...(but.length > 0 ? [sql`${id} <> all(${but}::uuid[])`] : []),
  ]);
  if (storage.in === 'columns') {
    const later = cursor
      ? sql` and (${made}, ${id}) < (${cursor.values[0]}::timestamptz, ${cursor.id}::uuid)`
      : sql``;
    return {
      from: sql`from ${fromRows(rows)} where ${column(rows, storage.column)} = ${winner}::uuid and ${own}${later}`,
      order: sql`${made} desc, ${id} desc`,
    };
  }
  const isSide = storage.in === 'side';
  const link = sql.ref(`l.${isSide ? storage.key : 'from_id'}`);
  const leads = isSide
    ? sql`${sql.ref(`l.${storage.column}`)} = ${winner}::uuid`
    : sql`l.field_id = ${field.id} and l.to_id = ${winner}::uuid`;
  const later = cursor ? sql` and ${link} < ${cursor.id}::uuid` : sql``;
  return {
    from: sql`from ${sql.table(isSide ? storage.table : 'link')} as l join ${fromRows(rows)} on ${id} = ${link}
      where l.workspace_id = ${workspace} and ${leads} and ${own}${later}`,
    order: sql`${link} desc`,
  };
}

const noPlace = {
  fa: 'از این فیلد چیزی نیست که بتوانید جابه‌جا کنید.',
  en: 'There is nothing of this field that you could move.',
};
