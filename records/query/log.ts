import type { Phrase } from '#persian/bilingual.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { EventKind } from '#kernel/events/event.ts';
import { badCursor } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { toldRows, type EventRow, type HistoryEntry } from './history.ts';
import { reachedTitles, titlesOf } from './titles.ts';

/** One event of the whole workspace. Of a record that the reader may not see it says only that something happened. */
export type LogEntry = HistoryEntry & {
  readonly sequence: number;
  readonly object: string;
  /** The object's name; its API name where it is no object of records (the schema, the workspace). */
  readonly label: Phrase;
  readonly record: {
    readonly id: string;
    /** Whether the reader may see it; one that is no more cannot be seen. */
    readonly seen: boolean;
    readonly title: string | null;
  };
};

export type LogQuery = {
  readonly object?: string;
  readonly kind?: EventKind;
  /** Who did it; `system` for nobody. */
  readonly by?: string;
  /** Instants: from the first, before the second. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
};

type Row = EventRow & { object: string; record_id: string };

/** Rows looked through in one statement, and statements in one answer: who looks for what is rare gets a short page. */
const chunk = 5_000;
const mostChunks = 8;

/**
 * The log of the workspace, newest first. It is walked by its key, so that any filter costs what was looked through and
 * needs no index on the busiest table. @returns `next` until all has been looked through, also of an empty page
 */
export async function readLog(
  tx: RecordTx,
  query: LogQuery,
): Promise<{ entries: readonly LogEntry[]; next: string | null }> {
  const { workspace } = tx.context;
  let before = query.cursor === undefined ? await newestOf(tx, query) : placeOf(query.cursor);
  const oldest = await oldestOf(tx, query);
  const rows: Row[] = [];
  let next: string | null = null;
  for (let round = 0; before !== null && round < mostChunks; round += 1) {
    const [place] = await tx.rows<{
      least: number | null;
      looked: number;
    }>(sql`select min(sequence) as least, count(*)::int as looked
      from (select sequence from event where workspace_id = ${workspace} and sequence < ${before} and sequence >= ${oldest}
        order by sequence desc limit ${chunk}) as part`);
    if (!place || place.least === null) return finish(tx, rows, null);
    const room = query.limit - rows.length;
    const found =
      await tx.rows<Row>(sql`select sequence, at, object, record_id, record_version, kind, fact, actor_id, cause, changes
      from event where workspace_id = ${workspace} and sequence < ${before} and sequence >= ${place.least} and ${wanted(query)}
      order by sequence desc limit ${room + 1}`);
    rows.push(...found.slice(0, room));
    const last = rows.at(-1);
    if (found.length > room && last) return finish(tx, rows, String(last.sequence));
    if (place.looked < chunk) return finish(tx, rows, null);
    before = place.least;
    next = String(before);
  }
  return finish(tx, rows, next);
}

const placeOf = (cursor: string): number => {
  const place = Number(cursor);
  if (!Number.isSafeInteger(place) || place < 0) throw badCursor(undefined, { field: 'cursor' });
  return place;
};

function wanted({ object, kind, by, from, to }: LogQuery): RawBuilder<unknown> {
  return allOf([
    ...(object === undefined ? [] : [sql`object = ${object}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(by === undefined ? [] : [by === 'system' ? sql`actor_id is null` : sql`actor_id = ${by}::uuid`]),
    ...(from === undefined ? [] : [sql`at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`at < ${to}::timestamptz`]),
  ]);
}

/** A day's place in the log, by the small index over time. A clock may have stood a little wrong: an hour to each side. */
async function newestOf(tx: RecordTx, { to }: LogQuery): Promise<number | null> {
  if (to === undefined) return Number.MAX_SAFE_INTEGER;
  const [row] = await tx.rows<{ last: number | null }>(sql`select max(sequence) as last from event
    where workspace_id = ${tx.context.workspace} and at < ${to}::timestamptz and at >= ${to}::timestamptz - interval '32 days'`);
  if (row?.last !== null && row?.last !== undefined) return row.last + 1;
  const [older] = await tx.rows<{ last: number | null }>(sql`select sequence + 1 as last from event
    where workspace_id = ${tx.context.workspace} and at < ${to}::timestamptz order by sequence desc limit 1`);
  return older?.last ?? null;
}

async function oldestOf(tx: RecordTx, { from }: LogQuery): Promise<number> {
  if (from === undefined) return 0;
  const [row] = await tx.rows<{ first: number | null }>(sql`select min(sequence) as first from event
    where workspace_id = ${tx.context.workspace} and at >= ${from}::timestamptz and at < ${from}::timestamptz + interval '32 days'`);
  return row?.first ?? 0;
}

/** The rows as the reader may know them: a few statements for each object on the page. */
async function finish(tx: RecordTx, rows: readonly Row[], next: string | null) {
  const members = await titlesOf(tx, 'member', [
    ...new Set(rows.flatMap(({ actor_id, cause }) => [actor_id ?? [], cause.behalf ?? []].flat())),
  ]);
  const entries = new Map<number, LogEntry>();
  for (const [name, some] of Map.groupBy(rows, (row) => row.object)) {
    const object = tx.schema.objects.get(name);
    if (!object) {
      for (const row of some) entries.set(row.sequence, bare(row, { fa: name, en: name }, members));
      continue;
    }
    const titles = await reachedTitles(tx, object, [...new Set(some.map(({ record_id }) => record_id))]);
    const seen = some.filter(({ record_id }) => titles.has(record_id));
    for (const { row, entry } of await toldRows(tx, object, seen))
      entries.set(row.sequence, {
        ...entry,
        sequence: row.sequence,
        object: name,
        label: object.one,
        record: { id: row.record_id, seen: true, title: titles.get(row.record_id) || null },
      });
    for (const row of some)
      if (!entries.has(row.sequence)) entries.set(row.sequence, bare(row, object.one, members));
  }
  return { entries: rows.flatMap(({ sequence }) => entries.get(sequence) ?? []), next };
}

/** That something happened, without what. */
const bare = (row: Row, label: Phrase, members: ReadonlyMap<string, string>): LogEntry => ({
  sequence: row.sequence,
  at: row.at.toISOString(),
  version: row.record_version,
  kind: row.kind,
  fact: row.fact,
  by:
    row.actor_id === null
      ? null
      : { id: row.actor_id, object: 'member', title: members.get(row.actor_id) ?? null },
  behalf:
    row.cause.behalf === undefined
      ? null
      : { id: row.cause.behalf, object: 'member', title: members.get(row.cause.behalf) ?? null },
  cause: row.cause,
  changes: [],
  object: row.object,
  label,
  record: { id: row.record_id, seen: false, title: null },
});
