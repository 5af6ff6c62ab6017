import { sql } from '#kernel/database/sql.ts';
import type { Changes, EventKind } from '#kernel/events/event.ts';
import { parseId } from '#kernel/id.ts';
import { readableFields } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { recordNotFound } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { decodeCursor, encodeCursor, readingBy } from './cursor.ts';
import { reachedIds, titlesOf } from './titles.ts';

/** One change of one field, as wire values; links with the titles that the reader may know. */
export type FieldHistory = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** One deed on the record: who, when, why, and what it changed of what the reader may read. */
export type HistoryEntry = {
  readonly at: string;
  readonly version: number;
  readonly kind: EventKind;
  /** A business fact that the deed meant: `deal.won`. */
  readonly fact: string | null;
  /** Null where the system itself did it. */
  readonly by: Linked | null;
  /** In whose place, where who did it stood in for somebody. */
  readonly behalf: Linked | null;
  readonly cause: { readonly kind: string; readonly id?: string; readonly behalf?: string };
  readonly changes: readonly FieldHistory[];
};

export type History = { readonly entries: readonly HistoryEntry[]; readonly next: string | null };

export type EventRow = {
  sequence: number;
  at: Date;
  record_version: number;
  kind: EventKind;
  fact: string | null;
  actor_id: string | null;
  cause: HistoryEntry['cause'];
  changes: Changes | null;
};

const mark = 'history';
const pageSize = 50;

/**
 * What happened to a record, newest first, 50 deeds a page. Changes of fields that the reader may not read are left out,
 * and deeds that changed nothing else with them.
 * @throws recordNotFound where the reader may not see the record (one in the bin he may)
 */
export async function readHistory(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  cursor?: string,
): Promise<History> {
  const known = parseId(id);
  if (!known || !(await reachedIds(tx, object, [known])).has(known))
    throw recordNotFound({ object: object.one });
  const before = cursor === undefined ? undefined : decodeCursor(cursor, mark, 1).values[0];
  const rows = await readingBy(
    cursor,
    tx.rows<EventRow>(sql`select sequence, at, record_version, kind, fact, actor_id, cause, changes from event
    where workspace_id = ${tx.context.workspace} and object = ${object.name} and record_id = ${known}::uuid
      ${before === undefined ? sql`` : sql`and sequence < ${before}::bigint`}
    order by sequence desc limit ${pageSize + 1}`),
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    entries: (await toldRows(tx, object, page)).map(({ entry }) => entry),
    next: last ? encodeCursor({ query: mark, values: [String(last.sequence)], id: known }) : null,
  };
}

/** Rows of the log of one object with what they tell the reader; those that tell him nothing are left out. */
export async function toldRows<Row extends EventRow>(
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly Row[],
): Promise<{ readonly row: Row; readonly entry: HistoryEntry }[]> {
  const readable = new Map(readableFields(tx.context.actor, object).map((field) => [field.name, field]));
  const seen = rows.map((row) => ({ row, changes: changesOf(row, readable) }));
  const shown = seen.filter(({ row, changes }) => row.kind !== 'updated' || changes.length > 0);
  const titles = await titlesIn(tx, readable, shown);
  const linked = (to: string, id: string): Linked => ({
    id,
    object: to,
    title: titles.get(to)?.get(id) ?? null,
  });
  return shown.map(({ row, changes }) => ({
    row,
    entry: {
      at: row.at.toISOString(),
      version: row.record_version,
      kind: row.kind,
      fact: row.fact,
      by: row.actor_id === null ? null : linked('member', row.actor_id),
      behalf: row.cause.behalf === undefined ? null : linked('member', row.cause.behalf),
      cause: row.cause,
      changes: changes.map((change) => withLinks(change, readable.get(change.field), linked)),
    },
  }));
}

const changesOf = ({ changes }: EventRow, readable: ReadonlyMap<string, FieldDescriptor>): FieldHistory[] =>
  Object.entries(changes ?? {})
    .filter(([name]) => readable.has(name))
    .map(([field, [before, after]]) => ({ field, before, after }));

const targetOf = (field: FieldDescriptor | undefined): string | undefined => {
  const to = field?.options['to'];
  return typeof to === 'string' ? to : undefined;
};

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (one): one is string => typeof one === 'string',
  );

/** The titles of everything that the page mentions: one statement for each object. */
async function titlesIn(
  tx: RecordTx,
  readable: ReadonlyMap<string, FieldDescriptor>,
  shown: readonly { readonly row: EventRow; readonly changes: readonly FieldHistory[] }[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const wanted = new Map<string, Set<string>>([
    ['member', new Set(shown.flatMap(({ row }) => [row.actor_id ?? [], row.cause.behalf ?? []].flat()))],
  ]);
  for (const { changes } of shown)
    for (const { field, before, after } of changes) {
      const target = targetOf(readable.get(field));
      if (target === undefined) continue;
      const ids = wanted.get(target) ?? new Set();
      wanted.set(target, ids);
      for (const id of [...idsIn(before), ...idsIn(after)]) ids.add(id);
    }
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const [target, ids] of wanted) titles.set(target, await titlesOf(tx, target, [...ids]));
  return titles;
}

function withLinks(
  change: FieldHistory,
  field: FieldDescriptor | undefined,
  linked: (to: string, id: string) => Linked,
): FieldHistory {
  const to = targetOf(field);
  if (to === undefined) return change;
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return idsIn(value).map((id) => linked(to, id));
    return typeof value === 'string' ? linked(to, value) : null;
  };
  return { ...change, before: named(change.before), after: named(change.after) };
}
