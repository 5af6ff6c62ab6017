import type { Accounts, Person } from '#kernel/auth/accounts.ts';
import { addMembership, identifiersOf } from '#kernel/auth/identity.ts';
import { enterWorkspace } from '#kernel/auth/session.ts';
import { newToken } from '#kernel/auth/token.ts';
import { actorMemberId, systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import type { Grants } from '#kernel/context/grants.ts';
import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { fileGone } from '#kernel/files/problems.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Parts } from '../parts.ts';
import {
  createArchive,
  findArchive,
  keepArchiveFile,
  progressOf,
  settleArchive,
  tellProgress,
  type EnqueueArchive,
} from './archives.ts';
import { readCatalogue } from './catalogue.ts';
import { isEmptyWorkspace } from './empty-workspace.ts';
import { loadArchive, openArchive, type OpenArchive } from './load.ts';
import { replayInto } from '../person/replay.ts';
import { archiveNotReady, badArchive, notEmpty, reasons } from './problems.ts';
import { removeWorkspace } from './remove-workspace.ts';
import { entryLines, readEntries } from './unzip.ts';

/** A member of the archive whom the administrator may turn out to be. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly contacts: readonly string[];
};

/** What an archive would bring. */
export type Contents = {
  readonly name: string;
  readonly objects: readonly { readonly name: string; readonly label: Phrase; readonly rows: number }[];
  readonly files: { readonly count: number; readonly bytes: number };
  readonly administrators: readonly Candidate[];
};

/** @throws notAllowed unless a person asks who may everything: what comes in takes the place of all there is */
export function requireBringIn({ actor }: Context): void {
  if (actor.kind !== 'member' || actor.keyId !== undefined || !actor.grants.admin) throw notAllowed();
}

/** Keeps an uploaded archive and looks into it. @throws badArchive, notEmpty, diskFull */
export async function receiveArchive(
  parts: Pick<Parts, 'engine' | 'files' | 'database' | 'config'>,
  context: Context,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Stored> {
  const { engine, files } = parts;
  await engine.transact(context, requireEmpty, { readOnly: true });
  const stored = await files.put(context.workspace, bytes, Number.MAX_SAFE_INTEGER);
  const archive = await opened(parts, context.workspace, stored.key);
  if (archive.manifest.files.bytes > parts.config.fileQuotaBytes)
    throw badArchive({ reason: reasons.noRoom });
  if ((await administratorsOf(archive)).length === 0) throw badArchive({ reason: reasons.noAdministrator });
  return engine.transact(context, async (tx) => {
    await requireEmpty(tx);
    await keepArchiveFile(tx, stored);
    const id = await createArchive(tx, {
      fileName: name,
      direction: 'in',
      state: 'read',
      file: stored.key,
      bytes: stored.bytes,
      progress: { done: 0, of: 0, into: null },
    });
    return findArchive(tx, id);
  });
}

async function requireEmpty(tx: RecordTx): Promise<void> {
  requireBringIn(tx.context);
  if (!(await isEmptyWorkspace(tx))) throw notEmpty();
}

/** What an uploaded archive holds. @throws recordNotFound, badArchive */
export async function archiveContents(
  parts: Pick<Parts, 'engine' | 'files' | 'database'>,
  context: Context,
  id: string,
): Promise<Contents> {
  const record = await parts.engine.transact(context, (tx) => incoming(tx, id), { readOnly: true });
  const archive = await opened(parts, context.workspace, String(record.values['file']));
  const { workspace, objects, files } = archive.manifest;
  return {
    name: workspace.name,
    objects: objects.flatMap(({ name, many, rows }) => (rows > 0 ? [{ name, label: many, rows }] : [])),
    files,
    administrators: await administratorsOf(archive),
  };
}

/** Sets the loading going. @throws archiveNotReady, notEmpty */
export const beginBringIn = (
  { engine }: Pick<Parts, 'engine'>,
  context: Context,
  id: string,
  enqueue: EnqueueArchive,
): Promise<void> =>
  engine.transact(context, async (tx) => {
    const { values } = await incoming(tx, id);
    await requireEmpty(tx);
    if (values['state'] !== 'read' && values['state'] !== 'failed') throw archiveNotReady();
    await settleArchive(tx, id, { state: 'running', failure: null });
    await enqueue(tx, id);
  });

/** Fills a workspace that nobody enters yet; what a former try left of it goes first. */
export async function runBringIn(parts: Parts, context: Context, id: string): Promise<void> {
  const { engine, database } = parts;
  const record = await engine.transact(context, (tx) => findArchive(tx, id));
  if (record.values['state'] !== 'running' || record.values['direction'] !== 'in') return;
  const half = progressOf(record).into;
  if (half !== null) await removeWorkspace(database, half as WorkspaceId);
  const archive = await opened(parts, context.workspace, String(record.values['file']));
  const into = await makeHidden(parts, archive);
  await engine.transact(context, (tx) => settleArchive(tx, id, { progress: { done: 0, of: 0, into } }));
  await loadArchive(parts, archive, into, tellProgress(parts, context, id, into));
  await engine.transact(context, (tx) => settleArchive(tx, id, { state: 'ready' }));
}

/**
 * Opens the filled workspace to the administrator as one of its members, in the place of the empty one.
 * @throws archiveNotReady, notEmpty; badArchive where this member may not everything
 */
export async function enterArchive(
  parts: Pick<Parts, 'engine' | 'database' | 'files' | 'erasures' | 'log'> & { readonly accounts: Accounts },
  context: Context,
  person: Person,
  { id, member }: { readonly id: string; readonly member: string },
  enqueueRemoval: (door: Door, workspace: WorkspaceId, gone: WorkspaceId) => Promise<void>,
): Promise<void> {
  const { engine, database, accounts } = parts;
  const record = await engine.transact(context, async (tx) => {
    const found = await incoming(tx, id);
    await requireEmpty(tx);
    return found;
  });
  const { into } = progressOf(record);
  const memberId = parseId(member);
  const own = actorMemberId(context.actor);
  if (record.values['state'] !== 'ready' || into === null || !memberId || !own) throw archiveNotReady();
  const workspace = into as WorkspaceId;
  await database.asSystem('a workspace that came in takes the place of an empty one', async (door) => {
    await requireAdministrator(door, workspace, memberId);
    await door.rows(sql`update workspace set deleted_at = null where id = ${workspace}`);
    await door.rows(sql`update workspace set deleted_at = now() where id = ${context.workspace}`);
    await door.rows(sql`delete from auth.membership where workspace_id = ${context.workspace}`);
    await addMembership(accounts, door, person.identityId, workspace, memberId);
    // No change of the record: what came in is what went out, and whether he signs in is a matter of this installation.
    await door.rows(
      sql`update member set access = 'open' where workspace_id = ${workspace} and id = ${memberId}::uuid`,
    );
    await enqueueRemoval(door, workspace, context.workspace);
  });
  await replayInto(parts, workspace);
  await engine.transact(systemContext(workspace, 'archive', { locale: context.locale }), async (tx) => {
    const receipt = await createArchive(tx, {
      fileName: record.values['fileName'],
      direction: 'in',
      state: 'done',
      bytes: record.values['bytes'],
    });
    await settleArchive(tx, receipt, { owner: memberId });
  });
  await enterWorkspace(accounts, person, workspace);
}

async function requireAdministrator(door: Door, workspace: WorkspaceId, member: RecordId): Promise<void> {
  const found = await door.rows(sql`select from member as m
    join role as r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
    where m.workspace_id = ${workspace} and m.id = ${member}::uuid and m.active and m.deleted_at is null
      and (r.grants ->> 'admin')::boolean`);
  if (found.length === 0) throw badArchive({ reason: reasons.noAdministrator });
}

/** Which of the candidates has an address of this person, if one. */
export async function likelySelf(
  { database }: Pick<Parts, 'database'>,
  person: Person,
  administrators: readonly Candidate[],
): Promise<string | null> {
  const own = await database.asSystem('one’s own addresses', (door) =>
    identifiersOf(door, person.identityId),
  );
  const values = new Set(own.map(({ value }) => value));
  const found = administrators.find(({ contacts }) => contacts.some((contact) => values.has(contact)));
  return (found ?? (administrators.length === 1 ? administrators[0] : undefined))?.id ?? null;
}

async function incoming(tx: RecordTx, id: string): Promise<Stored> {
  requireBringIn(tx.context);
  const record = await findArchive(tx, id);
  if (record.values['direction'] !== 'in') throw archiveNotReady();
  return record;
}

async function opened(
  { files, database }: Pick<Parts, 'files' | 'database'>,
  workspace: WorkspaceId,
  file: string,
): Promise<OpenArchive> {
  const key = parseFileKey(file);
  const bytes = key && (await files.size(workspace, key));
  if (!key || bytes === undefined) throw fileGone();
  const read = (first: number, last: number) => files.read(workspace, key, { first, last });
  const entries = await readEntries(read, bytes);
  const catalogue = await database.asSystem('the tables of an archive', readCatalogue, { readOnly: true });
  return openArchive(entries, read, catalogue);
}

const batch = { lines: 500, bytes: 1_048_576 };

/** Active members of the archive who may everything. */
async function administratorsOf({ entries, read }: OpenArchive): Promise<readonly Candidate[]> {
  const rowsOf = async function* (table: string): AsyncGenerator<Record<string, unknown>> {
    const entry = entries.get(`tables/${table}.jsonl`);
    if (!entry) return;
    for await (const lines of entryLines(read, entry, batch))
      for (const line of lines) yield parsedRow(line, table);
  };
  const roles = new Set<unknown>();
  for await (const row of rowsOf('role'))
    if ((row['grants'] as Partial<Grants> | null)?.admin === true && row['deleted_at'] === null)
      roles.add(row['id']);
  const found: Candidate[] = [];
  for await (const row of rowsOf('member'))
    if (roles.has(row['role_id']) && row['active'] === true && row['deleted_at'] === null)
      found.push({ id: String(row['id']), name: String(row['name']), contacts: contactsOf(row) });
  return found;
}

function parsedRow(line: string, table: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw badArchive({ reason: reasons.damaged(table) });
  }
}

const contactsOf = (row: Record<string, unknown>): readonly string[] => [
  ...((row['phones'] ?? []) as { readonly number: string }[]).map(({ number }) => number),
  ...((row['emails'] ?? []) as { readonly address: string }[]).map(({ address }) => address),
];

/** A workspace that is ended before it begins, so that nobody and nothing enters it until everything is there. */
async function makeHidden(
  { database }: Pick<Parts, 'database'>,
  { manifest }: OpenArchive,
): Promise<WorkspaceId> {
  const { name, settings } = manifest.workspace;
  const key = `w${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 9)}`;
  const [row] = await database.asSystem('a workspace for what comes in', (door) =>
    door.rows<{ id: WorkspaceId }>(sql`insert into workspace (key, name, settings, deleted_at)
      values (${key}, ${name}, ${JSON.stringify(settings)}::jsonb, now()) returning id`),
  );
  if (!row) throw new Error('The workspace was not made');
  return row.id;
}
