import { allOf, sql } from '#kernel/database/sql.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { parseId } from '#kernel/id.ts';
import { ownerColumn, scopeFor, visibleRows } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { toldRows, type EventRow, type HistoryEntry } from './history.ts';
import { column, fromRows, ownRows, rowSet } from './row-set.ts';
import { titlesOf } from './titles.ts';

/** What others did to one record since: newest first, and whether it has only now come into these hands. */
export type ChangedRecord = {
  readonly object: string;
  readonly id: string;
  readonly title: string | null;
  readonly entries: readonly HistoryEntry[];
  readonly assigned: boolean;
};

export type ChangesQuery = {
  /** ISO instant; at most so many days back as `furthestDays`. */
  readonly since: string;
  /** Whose records; the reader's own where absent. */
  readonly owner?: string;
};

type Found = { readonly object: string; readonly id: string };

const mostRecords = 40;
const mostEntries = 400;
const furthestDays = 31;

/**
 * Records of one person that others changed lately, of every object that has people responsible, as far as the reader
 * sees both. One statement finds them by when they changed, one reads what the log tells, and one an object their names.
 */
export async function readChanges(tx: RecordTx, query: ChangesQuery): Promise<readonly ChangedRecord[]> {
  const since = sinceOf(tx, query.since);
  const reader = actorMemberId(tx.context.actor);
  const owner = query.owner === undefined ? reader : parseId(query.owner);
  if (owner === undefined) return [];
  const objects = [...tx.schema.objects.values()].filter(
    (object) =>
      object.owner !== undefined && object.listed && scopeFor(tx.context.actor, object, 'read') !== 'none',
  );
  if (objects.length === 0) return [];
  const found = await tx.rows<Found>(
    sql`select object, id from (${sql.join(
      objects.map((object) => changedRows(tx, object, owner, since)),
      sql` union all `,
    )}) as changed order by updated_at desc, id limit ${mostRecords}`,
  );
  if (found.length === 0) return [];
  const events = await tx.rows<EventRow & Found>(
    sql`select sequence, at, record_version, kind, fact, actor_id, cause, changes, object, record_id as id from event
      where workspace_id = ${tx.context.workspace} and at >= ${since}::timestamptz and actor_id <> ${owner}::uuid
        and object = any(${[...new Set(found.map(({ object }) => object))]}::text[])
        and record_id = any(${found.map(({ id }) => id)}::uuid[])
      order by sequence desc limit ${mostEntries}`,
  );
  return told(tx, found, events, owner);
}

/** The newest of one object, of its index by change where he owns many and by owner where few. */
function changedRows(tx: RecordTx, object: ObjectDescriptor, owner: string, since: string) {
  const rows = rowSet(tx, object);
  const conditions = allOf([
    ownRows(rows),
    visibleRows(rows, 'read'),
    sql`${sql.ref(`${rows.alias}.${ownerColumn(object)}`)} = ${owner}::uuid`,
    sql`${column(rows, 'updated_at')} >= ${since}::timestamptz`,
    // What the system itself did, sample data and imports among it, is nobody's news.
    sql`${column(rows, 'updated_by')} is not null`,
    sql`${column(rows, 'updated_by')} is distinct from ${owner}::uuid`,
  ]);
  return sql`(select ${object.name}::text as object, ${column(rows, 'id')} as id, ${column(rows, 'updated_at')} as updated_at
    from ${fromRows(rows)} where ${conditions} order by ${column(rows, 'updated_at')} desc limit ${mostRecords})`;
}

async function told(
  tx: RecordTx,
  found: readonly Found[],
  events: readonly (EventRow & Found)[],
  owner: string,
): Promise<readonly ChangedRecord[]> {
  const records = new Map<string, ChangedRecord>();
  const byObject = Map.groupBy(found, ({ object }) => object);
  for (const [name, some] of byObject) {
    const object = tx.schema.objects.get(name);
    if (!object) continue;
    const titles = await titlesOf(
      tx,
      name,
      some.map(({ id }) => id),
    );
    const rows = await toldRows(
      tx,
      object,
      events.filter((event) => event.object === name),
    );
    for (const { id } of some) {
      const own = rows.filter(({ row }) => row.id === id);
      if (own.length === 0) continue;
      records.set(id, {
        object: name,
        id,
        title: titles.get(id) ?? null,
        entries: own.map(({ entry }) => entry),
        assigned: own.some(({ row }) => (row.changes?.[object.owner ?? ''] ?? [])[1] === owner),
      });
    }
  }
  return found.flatMap(({ id }) => records.get(id) ?? []);
}

function sinceOf(tx: RecordTx, text: string): string {
  const time = Date.parse(text);
  const earliest = tx.context.now().getTime() - furthestDays * 86_400_000;
  if (Number.isNaN(time) || time < earliest)
    throw badFilter(
      {
        reason: {
          fa: `تغییرها از ${furthestDays} روز پیش به این سو خوانده می‌شود.`,
          en: `Changes are read back to ${furthestDays} days ago.`,
        },
      },
      { field: 'since' },
    );
  return new Date(time).toISOString();
}
