import type { Phrase } from '#persian/bilingual.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, scopeFor, visibleRows } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { decodeCursor, encodeCursor, readingBy } from './cursor.ts';
import { column, fromRows, ownRows, rowSet, scalarOf } from './row-set.ts';
import { titlesOf } from './titles.ts';

/** A record in the bin. */
export type BinEntry = {
  readonly object: string;
  readonly label: Phrase;
  readonly id: string;
  readonly title: string | null;
  readonly removedAt: string;
  readonly by: Linked | null;
  /** It can be erased for good; what history names (colleagues, roles, teams) stays. */
  readonly erasable: boolean;
  /** When it is erased, where the workspace's term does not say so. */
  readonly goesAt: string | null;
};

type Row = { object: string; id: string; title: string | null; key: string; at: Date; by: string | null };

const mark = 'bin';

/**
 * What lies in the bin over all objects, newest first: of what the actor might have removed. One statement walks each
 * object's small index of its bin.
 */
export async function readBin(
  tx: RecordTx,
  { object, limit, cursor }: { readonly object?: string; readonly limit: number; readonly cursor?: string },
): Promise<{ entries: readonly BinEntry[]; next: string | null }> {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  const objects = removable(tx).filter(({ name }) => object === undefined || name === object);
  if (objects.length === 0) return { entries: [], next: null };
  const parts = objects.map((one) => binOf(tx, one, place, limit + 1));
  const rows = await readingBy(
    cursor,
    tx.rows<Row>(
      sql`select * from (${sql.join(parts, sql` union all `)}) as bin order by at desc, id desc limit ${limit + 1}`,
    ),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const names = await titlesOf(tx, 'member', [...new Set(page.flatMap(({ by }) => by ?? []))]);
  return {
    entries: page.flatMap(({ object: name, id, title, at, by }) => {
      const known = tx.schema.objects.get(name);
      if (!known) return [];
      return [
        {
          object: name,
          label: known.one,
          id,
          title,
          removedAt: at.toISOString(),
          by: by === null ? null : { id: by, object: 'member', title: names.get(by) ?? null },
          erasable: !known.keptForGood,
          goesAt:
            known.binMinutes === undefined
              ? null
              : new Date(at.getTime() + known.binMinutes * 60_000).toISOString(),
        },
      ];
    }),
    next: last ? encodeCursor({ query: mark, values: [last.key], id: last.id }) : null,
  };
}

/** The objects whose records the actor may move to the bin and bring back. */
export const removable = (tx: RecordTx): ObjectDescriptor[] =>
  [...tx.schema.objects.values()].filter(
    (object) =>
      scopeFor(tx.context.actor, object, 'read') !== 'none' &&
      scopeFor(tx.context.actor, object, 'remove') !== 'none',
  );

function binOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  place: { at: string; id: string } | undefined,
  most: number,
): RawBuilder<unknown> {
  const rows = rowSet(tx, object);
  const title = object.fields.get(object.title);
  const text = title && !isHidden(tx.context.actor, object, title) ? scalarOf(title, rows) : sql`null`;
  const [id, at] = [column(rows, 'id'), column(rows, 'deleted_at')];
  const conditions = allOf([
    ownRows(rows, true),
    visibleRows(rows, 'read'),
    visibleRows(rows, 'remove'),
    ...(place ? [sql`(${at}, ${id}) < (${place.at}::timestamptz, ${place.id}::uuid)`] : []),
  ]);
  return sql`(select ${object.name}::text as object, ${id} as id, ${text}::text as title, ${at}::text as key, ${at} as at,
    ${column(rows, 'deleted_by')} as by from ${fromRows(rows)} where ${conditions}
    order by ${at} desc, ${id} desc limit ${most})`;
}

const placeOf = (cursor: string): { at: string; id: string } => {
  const { values, id } = decodeCursor(cursor, mark, 1);
  return { at: values[0] ?? '', id };
};
