import { actorMemberId, systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import { appendEvents } from '#kernel/events/event.ts';
import { parseFileKey, type FileKey } from '#kernel/files/store.ts';
import type { RecordId } from '#kernel/id.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor, ObjectDescriptor } from '#records/define/descriptor.ts';
import { tableOf } from '#records/query/row-set.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { eraseRecords } from '#records/write/erase.ts';
import type { RecordSet } from '#records/write/links-in.ts';
import type { Parts } from '../parts.ts';
import type { Erasure } from './erasure-list.ts';
import { forgetFormerMerges } from './forget-merges.ts';
import { forgetTraces, redactFields } from './forget.ts';
import { marksOf } from './own-rows.ts';
import { copiesWithout, type Copy } from './pending-imports.ts';
import { reachOf, type Reach } from './reach.ts';
import { contactsOf, storedPeople } from './stored-people.ts';

/** What an erasure would do, in numbers. */
export type ErasurePreview = {
  readonly groups: readonly {
    readonly object: string;
    readonly label: Phrase;
    readonly count: number;
    readonly what: 'goes' | 'stays' | 'loose';
    readonly reason?: Phrase;
  }[];
};

/** In place of a name that must not be empty. */
const erasedName: Phrase = { fa: 'پاک‌شده', en: 'Erased' };

/** What becomes of everything that hangs on a person. */
export async function previewErasure(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
): Promise<ErasurePreview> {
  const reach = await reachOf(tx, object, id);
  const groups = (['goes', 'stays', 'loose'] as const).flatMap((what) =>
    [...reach[what]].flatMap(([name, ids]) => {
      const found = tx.schema.objects.get(name);
      if (!found || ids.size === 0) return [];
      const reason = what === 'stays' ? found.keeps?.reason : undefined;
      return [{ object: name, label: found.many, count: ids.size, what, ...(reason ? { reason } : {}) }];
    }),
  );
  return { groups };
}

type EraseParts = Pick<Parts, 'database' | 'engine' | 'files' | 'erasures'>;

/**
 * Erases a person with what hangs on him, and every trace of it, as one transaction; writes him down among the erased, and
 * takes the contents of his files off the disk.
 */
export async function erasePerson(
  parts: EraseParts,
  context: Context,
  { object, id }: { readonly object: string; readonly id: string },
): Promise<void> {
  const { workspace } = context;
  const by = actorMemberId(context.actor) ?? null;
  const erasure: Erasure = { workspace, object, id, at: context.now().toISOString(), by };
  const released = await eraseAsOne(parts, context, erasure);
  await parts.erasures.add([erasure]);
  await dropContents(parts, workspace, released);
}

const longestMs = 120_000;

/** The same for one who was erased before, and came back with a backup or an archive. */
export const eraseAgain = async (
  parts: EraseParts,
  erasure: Erasure,
  workspace: WorkspaceId,
): Promise<void> => {
  const context = systemContext(workspace, 'erasure', { now: () => new Date(erasure.at) });
  const released = await eraseAsOne(parts, context, { ...erasure, workspace });
  await dropContents(parts, workspace, released);
};

/** Files of imports that are not over, without his rows. */
async function copiesFor(
  parts: EraseParts,
  { workspace, requestId, now, cause }: Context,
  { object: name, id }: Erasure,
): Promise<readonly Copy[]> {
  const system = systemContext(workspace, 'erasure', { requestId, now, cause });
  const marks = await parts.engine.transact(
    system,
    async (tx) => {
      const object = tx.schema.objects.get(name);
      if (!object) return undefined;
      const people = await storedPeople(tx, object, (await reachOf(tx, object, id)).self);
      return people.length === 0 ? undefined : marksOf(object, people);
    },
    { readOnly: true },
  );
  return marks ? copiesWithout(parts, system, marks) : [];
}

/** @returns the contents that nothing may keep any more */
const eraseAsOne = async (
  parts: EraseParts,
  context: Context,
  erasure: Erasure,
): Promise<readonly FileKey[]> => {
  const copies = await copiesFor(parts, context, erasure);
  const { database, engine } = parts;
  return database.asSystem(
    'a person is erased from log, messages and files too, which no request may change',
    async (door) => {
      const system = systemContext(context.workspace, 'erasure', {
        requestId: context.requestId,
        now: context.now,
        cause: context.cause,
      });
      const tx = await engine.over(await txOver(door, system));
      const by: RecordTx = { ...tx, context };
      const before = await contentsOf(tx);
      await erase(tx, by, erasure, copies);
      await tx.rows(sql`insert into erasure (workspace_id, object, record_id, at, by_id)
        values (${context.workspace}, ${erasure.object}, ${erasure.id}::uuid, ${erasure.at}::timestamptz, ${erasure.by}::uuid)
        on conflict do nothing`);
      return unheldContents(tx, before);
    },
    { timeoutMs: longestMs },
  );
};

async function erase(
  tx: RecordTx,
  by: RecordTx,
  { object: name, id }: Erasure,
  copies: readonly Copy[],
): Promise<void> {
  const object = tx.schema.objects.get(name);
  if (!object) return;
  const reach = await reachOf(tx, object, id);
  const people = await storedPeople(tx, object, reach.self);
  if (people.length === 0) return;
  const version = Math.max(...people.map((one) => one.version));
  await strip(tx, reach.stays);
  await forgetFormerMerges(tx, object, reach.self);
  const going: RecordSet = new Map([
    ...reach.goes,
    [name, new Set([...reach.self, ...(reach.goes.get(name) ?? [])])],
  ]);
  const shell = await needsShell(tx, object, reach);
  const erased = shell ? await leaveShell(tx, object, id, going) : await eraseRecords(tx, going, by);
  await forgetTraces(tx, {
    stays: reach.stays,
    gone: new Map([...going, ...erased, [name, new Set([...reach.self, ...(erased.get(name) ?? [])])]]),
    contacts: contactsOf(object, people),
    texts: textsOf(object, people),
    copies,
  });
  appendEvents(by, [
    {
      kind: 'fact',
      fact: 'person.erased',
      object: name,
      recordId: id as RecordId,
      recordVersion: version + 1,
    },
  ]);
}

/** The short texts that are his alone. */
function textsOf(object: ObjectDescriptor, people: readonly Stored[]): readonly string[] {
  const texts: string[] = [];
  for (const { values } of people)
    for (const { name, kind } of object.fields.values()) {
      const value = values[name];
      if (typeof value === 'string' && ['text', 'nationalCode', 'card', 'sheba'].includes(kind))
        texts.push(value);
    }
  return texts;
}

/** What stays keeps nothing of the words that were his. */
async function strip(tx: RecordTx, stays: RecordSet): Promise<void> {
  for (const [name, ids] of stays) {
    const object = tx.schema.objects.get(name);
    const but = object?.keeps?.but ?? [];
    if (!object || but.length === 0 || ids.size === 0) continue;
    await emptyFields(tx, object, [...ids], but);
    await redactFields(tx, name, [...ids], but);
  }
}

/** Past the rules of the object, which ask for values and log them. */
async function emptyFields(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  names: readonly string[],
): Promise<void> {
  const columns: ReturnType<typeof sql>[] = [];
  const keys: string[] = [];
  for (const name of names) {
    const field = object.fields.get(name);
    if (field?.storage.in === 'custom') keys.push(field.storage.key);
    if (field?.storage.in === 'columns') columns.push(...emptied(field, field.storage.column));
  }
  if (keys.length > 0) columns.push(sql`custom = custom - ${keys}::text[]`);
  if (columns.length === 0) return;
  await tx.rows(sql`update ${sql.table(tableOf(object))} set ${sql.join(columns)}, version = version + 1
    where workspace_id = ${tx.context.workspace} and id = any(${ids}::uuid[])`);
}

const emptied = (field: FieldDescriptor, column: string): ReturnType<typeof sql>[] => {
  if (field.required) return field.kind === 'text' ? [sql`${sql.ref(column)} = ${erasedName.fa}`] : [];
  const parts = field.kind === 'money' ? ['', '_currency'] : [''];
  return parts.map((suffix) => sql`${sql.ref(column + suffix)} = null`);
};

/** Whether something that stays cannot be without him: then an empty record remains in his place. */
async function needsShell(tx: RecordTx, object: ObjectDescriptor, { self, stays }: Reach): Promise<boolean> {
  for (const [name, ids] of stays)
    for (const field of tx.schema.objects.get(name)?.fields.values() ?? []) {
      if (!field.required || field.storage.in !== 'columns' || field.options['to'] !== object.name) continue;
      const kept = tx.schema.objects.get(name);
      if (!kept) continue;
      const rows = await tx.rows(sql`select from ${sql.table(tableOf(kept))}
        where workspace_id = ${tx.context.workspace} and id = any(${[...ids]}::uuid[])
          and ${sql.ref(field.storage.column)} = any(${self}::uuid[]) limit 1`);
      if (rows.length > 0) return true;
    }
  return false;
}

/** Erases all but his own row, which keeps its id and nothing else. */
async function leaveShell(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  going: RecordSet,
): Promise<RecordSet> {
  const others = new Set([...(going.get(object.name) ?? [])].filter((one) => one !== id));
  const erased = await eraseRecords(tx, new Map([...going, [object.name, others]]));
  const fixed = object.subject === true ? undefined : object.subject?.field;
  const names = [...object.fields.values()].map(({ name }) => name).filter((name) => name !== fixed);
  await emptyFields(tx, object, [id], names);
  const { workspace } = tx.context;
  for (const [table, column] of [
    ['link', 'from_id'],
    ['unique_value', 'record_id'],
    ['record_key', 'record_id'],
    ['merge', 'winner_id'],
    ['merge_loser', 'record_id'],
  ] as const)
    await tx.rows(
      sql`delete from ${sql.table(table)} where workspace_id = ${workspace} and ${sql.ref(column)} = ${id}::uuid`,
    );
  for (const { storage } of object.fields.values())
    if (storage.in === 'side')
      await tx.rows(
        sql`delete from ${sql.table(storage.table)} where workspace_id = ${workspace} and ${sql.ref(storage.key)} = ${id}::uuid`,
      );
  return erased;
}

const contentsOf = async (tx: RecordTx): Promise<readonly string[]> =>
  (
    await tx.rows<{ sha256: string }>(
      sql`select sha256 from stored_file where workspace_id = ${tx.context.workspace}`,
    )
  ).map(({ sha256 }) => sha256);

async function unheldContents(tx: RecordTx, before: readonly string[]): Promise<readonly FileKey[]> {
  const left = new Set(await contentsOf(tx));
  return before.filter((key) => !left.has(key)).flatMap((key) => parseFileKey(key) ?? []);
}

async function dropContents(
  { files, database }: EraseParts,
  workspace: WorkspaceId,
  keys: readonly FileKey[],
): Promise<void> {
  for (const key of keys) {
    const kept = await database.asSystem('whether a content is kept again', (door) =>
      door.rows(sql`select from stored_file where workspace_id = ${workspace} and sha256 = ${key}`),
    );
    if (kept.length === 0) await files.remove(workspace, key);
  }
}
