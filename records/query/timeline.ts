import { sql } from '#kernel/database/sql.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { readableFields, scopeFor } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { happenedAt } from '../define/happened-at.ts';
import { badFilter, recordNotFound, unknownObject } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { decodeCursor, encodeCursor, readingBy } from './cursor.ts';
import { readOne, readPage, readSome } from './page.ts';
import type { Filter, Stored } from './query.ts';

/** One thing that happened with the party: the record that tells of it, as the reader may see it. */
export type TimelineEntry = { readonly at: string; readonly object: string; readonly record: Stored };

export type Timeline = { readonly entries: readonly TimelineEntry[]; readonly next: string | null };

export type TimelineQuery = {
  /** API names of the objects that count; all where absent. */
  readonly objects?: readonly string[];
  /** A member's id: only what he is responsible for or made. */
  readonly by?: string;
  /** 1–100, 30 where absent. */
  readonly limit?: number;
  readonly cursor?: string;
};

type Row = { at: string; object: string; record_id: string };

const mark = 'timeline';
const chunk = 200;
/** Who may read few of very many entries gets a short page with a cursor, rather than a long wait. */
const mostChunks = 5;

/**
 * The timeline of a party (or of whatever `about` fields lead to), newest first. Records that the reader may not read are
 * left out; those of a page are loaded by one statement an object.
 * @throws recordNotFound where he may not see the party itself
 */
export async function readTimeline(
  tx: RecordTx,
  objectName: string,
  id: string,
  query: TimelineQuery = {},
): Promise<Timeline> {
  const known = await subjectOf(tx, objectName, id);
  const limit = pageLimit(query.limit);
  const objects = objectsOf(tx, query.objects);
  const isBy = query.by === undefined ? () => true : whoseIs(tx, parseId(query.by));
  let place = query.cursor === undefined ? undefined : decodePlace(query.cursor);
  const entries: TimelineEntry[] = [];
  for (let round = 0; round < mostChunks; round++) {
    const rows = await readingBy(query.cursor, entriesAfter(tx, known, objects, place));
    for (const entry of await loaded(tx, rows)) {
      if (!isBy(entry)) continue;
      if (entries.length === limit) return { entries, next: encodePlace(entries.at(-1)) };
      entries.push(entry);
    }
    const last = rows.at(-1);
    if (!last || rows.length < chunk) return { entries, next: null };
    place = { at: last.at, id: last.record_id };
  }
  return { entries, next: place ? encodeCursor({ query: mark, values: [place.at], id: place.id }) : null };
}

async function subjectOf(tx: RecordTx, objectName: string, id: string): Promise<RecordId> {
  const object = tx.schema.objects.get(objectName);
  const known = parseId(id);
  if (!object) throw unknownObject({ name: objectName.slice(0, 80) });
  if (!known || !(await readOne(tx, object, known))) throw recordNotFound({ object: object.one });
  return known;
}

/** So many of one object are pinned in sight; who pins more has pinned nothing. */
const mostPinned = 10;

/**
 * What is pinned on the timeline of a record, of every object that can be, newest first.
 * @throws recordNotFound where the actor may not see the record itself
 */
export async function readPinned(
  tx: RecordTx,
  objectName: string,
  id: string,
): Promise<Pick<Timeline, 'entries'>> {
  const known = await subjectOf(tx, objectName, id);
  const pages = await Promise.all(
    [...tx.schema.objects.values()].flatMap((object) =>
      pinnedAbout(tx, object, objectName, known).map(async (filter) => {
        const { records } = await readPage(tx, object, { filter, limit: mostPinned });
        return records.map((record) => ({
          at: happenedAt(object, record.values) ?? record.createdAt,
          object: object.name,
          record,
        }));
      }),
    ),
  );
  // A record that two of its fields file here is one entry.
  const entries = new Map(pages.flat().map((entry) => [`${entry.object}/${entry.record.id}`, entry]));
  return { entries: [...entries.values()].toSorted((one, other) => other.at.localeCompare(one.at)) };
}

/**
 * What of an object is pinned there, by each of the fields that file it: together they would be an «or» that no index
 * serves. None where nothing can be, as far as the actor may know.
 */
function pinnedAbout(tx: RecordTx, object: ObjectDescriptor, subject: string, id: string): readonly Filter[] {
  const { actor } = tx.context;
  const { pin, about } = object;
  if (pin === undefined || scopeFor(actor, object, 'read') === 'none') return [];
  const fields = readableFields(actor, object);
  if (!fields.some(({ name }) => name === pin)) return [];
  return fields
    .filter(({ name, options }) => about.includes(name) && options['to'] === subject)
    .map(({ name, kind }) => ({
      and: [
        { field: name, op: kind === 'link' ? 'eq' : 'has', value: id },
        { field: pin, op: 'eq', value: true },
      ],
    }));
}

/** Whether an entry is a member's doing. Entries have no owner of their own, so that a record that changes hands takes them along. */
const whoseIs =
  (tx: RecordTx, member: string | undefined) =>
  ({ object, record }: TimelineEntry): boolean => {
    const owner = tx.schema.objects.get(object)?.owner;
    const value = owner === undefined ? undefined : (record.values[owner] as Linked | null | undefined);
    return member !== undefined && (value?.id ?? record.createdBy) === member;
  };

type Place = { readonly at: string; readonly id: string };

function decodePlace(cursor: string): Place {
  const { values, id } = decodeCursor(cursor, mark, 1);
  return { at: values[0] ?? '', id };
}

const encodePlace = (entry: TimelineEntry | undefined): string | null =>
  entry ? encodeCursor({ query: mark, values: [entry.at], id: entry.record.id }) : null;

/** Objects of which the actor may read anything. */
function objectsOf(tx: RecordTx, asked: readonly string[] | undefined): readonly string[] {
  const readable = [...tx.schema.objects.values()].filter(
    (object) => scopeFor(tx.context.actor, object, 'read') !== 'none',
  );
  const names = readable.map(({ name }) => name);
  return asked ? names.filter((name) => asked.includes(name)) : names;
}

const entriesAfter = (
  tx: RecordTx,
  party: string,
  objects: readonly string[],
  place: Place | undefined,
): Promise<Row[]> =>
  tx.rows<Row>(
    sql`select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, object, record_id from timeline_entry
      where workspace_id = ${tx.context.workspace} and party_id = ${party}::uuid and object = any(${objects}::text[])
        ${place ? sql`and (at, record_id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql``}
      order by at desc, record_id desc limit ${chunk}`,
    { prepared: true },
  );

/** The entries whose records the actor sees, in order; a record that two of its fields bring is one entry. */
async function loaded(tx: RecordTx, rows: readonly Row[]): Promise<TimelineEntry[]> {
  const byObject = Map.groupBy(rows, ({ object }) => object);
  const records = new Map<string, Stored>();
  for (const [name, some] of byObject) {
    const object = tx.schema.objects.get(name);
    if (!object) continue;
    const found = await readSome(tx, object, [...new Set(some.map((row) => row.record_id))]);
    for (const [id, record] of found) records.set(`${name}/${id}`, record);
  }
  const entries = new Map<string, TimelineEntry>();
  for (const { at, object, record_id } of rows) {
    const key = `${object}/${record_id}`;
    const record = records.get(key);
    if (record && !entries.has(key)) entries.set(key, { at, object, record });
  }
  return [...entries.values()];
}

function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return 30;
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw badFilter(
    { reason: { fa: 'اندازهٔ صفحه از ۱ تا ۱۰۰ است.', en: 'A page holds 1 to 100 entries.' } },
    { field: 'limit' },
  );
}
