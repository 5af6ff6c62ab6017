import type { Phrase } from '#persian/bilingual.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import { scopeFor } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { mayCount, type Deletion } from '../write/bring-back.ts';
import { rowsOfDeed, walkBin, type BinPlace, type BinRow } from './bin-walk.ts';
import { decodeCursor, encodeCursor, readingBy } from './cursor.ts';
import { titlesOf } from './titles.ts';

/** A record in the bin, or many that went in one deed, which the newest of them stands for. */
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
  /** The deed by which it went with others, where the entry stands for all of them. */
  readonly together: {
    readonly id: string;
    /** What several of its kind are called. */
    readonly many: Phrase;
    readonly state: Deletion['state'];
    /** How many went and were not brought back together yet; null to who may bring back some of them alone. */
    readonly count: number | null;
  } | null;
};

const mark = 'bin';

export type BinQuery = {
  readonly object?: string;
  /** Only what went in this deed, record by record. */
  readonly deletion?: string;
  readonly limit: number;
  readonly cursor?: string;
};

/**
 * What lies in the bin over all objects, newest first: of what the actor might have removed. What went in one deed is one
 * entry. One statement walks each object's small index of its bin, and leaps over the rest of each deed.
 */
export async function readBin(
  tx: RecordTx,
  { object, deletion, limit, cursor }: BinQuery,
): Promise<{ entries: readonly BinEntry[]; next: string | null }> {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  const deed = deletion === undefined ? undefined : await deedOf(tx, deletion);
  const wanted = deletion === undefined ? object : (deed?.object ?? '');
  const objects = removable(tx).filter(({ name }) => wanted === undefined || name === wanted);
  if (objects.length === 0) return { entries: [], next: null };
  const parts = objects.map((one) =>
    deed ? rowsOfDeed(tx, one, deed.at, place, limit + 1) : walkBin(tx, one, place, limit + 1),
  );
  const rows = await readingBy(
    cursor,
    tx.rows<BinRow>(
      sql`select * from (${sql.join(parts, sql` union all `)}) as bin order by at desc, object collate "C", id desc limit ${limit + 1}`,
    ),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const names = await titlesOf(tx, 'member', [...new Set(page.flatMap(({ by }) => by ?? []))]);
  const deeds = await deedsOf(
    tx,
    page.flatMap((row) => row.deletion ?? []),
  );
  return {
    entries: page.flatMap(({ object: name, id, title, at, by, deletion: together }) => {
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
          together: together === null ? null : (toldOf(tx, known, deeds.get(together)) ?? null),
        },
      ];
    }),
    next: last
      ? encodeCursor({
          query: mark,
          values: [last.key, last.object, last.deletion === null ? null : 'all'],
          id: last.id,
        })
      : null,
  };
}

type Deed = {
  readonly id: string;
  readonly object: string;
  readonly at: Date;
  readonly by: string | null;
  readonly left: number;
  readonly state: Deletion['state'];
};

async function deedsOf(tx: RecordTx, ids: readonly string[]): Promise<ReadonlyMap<string, Deed>> {
  if (ids.length === 0) return new Map();
  const rows =
    await tx.rows<Deed>(sql`select id, object, at, by_id as by, count - restored as left, state from deletion
    where workspace_id = ${tx.context.workspace} and id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

const deedOf = async (tx: RecordTx, id: string): Promise<Deed | undefined> =>
  (await deedsOf(tx, parseId(id) ? [id] : [])).get(id);

const toldOf = (
  tx: RecordTx,
  object: ObjectDescriptor,
  deed: Deed | undefined,
): BinEntry['together'] | undefined =>
  deed && {
    id: deed.id,
    many: object.many,
    state: deed.state,
    count: mayCount(tx, object, deed.by) ? deed.left : null,
  };

/** The objects whose records the actor may move to the bin and bring back. */
export const removable = (tx: RecordTx): ObjectDescriptor[] =>
  [...tx.schema.objects.values()].filter(
    (object) =>
      scopeFor(tx.context.actor, object, 'read') !== 'none' &&
      scopeFor(tx.context.actor, object, 'remove') !== 'none',
  );

const placeOf = (cursor: string): BinPlace => {
  const { values, id } = decodeCursor(cursor, mark, 3);
  return { at: values[0] ?? '', object: values[1] ?? '', id, wholeDeed: values[2] !== null };
};
