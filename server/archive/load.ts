import type { WorkspaceId } from '#kernel/context/context.ts';
import type { Database, Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FileStore } from '#kernel/files/store.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { readCatalogue, type ArchivedTable } from './catalogue.ts';
import { manifestShape, type Manifest } from './manifest.ts';
import { badArchive, reasons } from './problems.ts';
import { entryBytes, entryLines, entryText, type Entry, type ReadBytes } from './unzip.ts';
import type { OnProgress } from './write.ts';

/** An archive that was opened: what it says of itself, and its files. */
export type OpenArchive = {
  readonly read: ReadBytes;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly manifest: Manifest;
};

const mostManifestBytes = 16 * 1_048_576;
/** Rows of one transaction: a fraction of a second, so that readers of the log are not held back. */
const batch = { lines: 1_000, bytes: 2_097_152 };
/** The log counts in the database, which no archive may exhaust. */
const mostSequence = 2 ** 50;

/** Looks into an archive and holds it against the tables of this version. @throws badArchive */
export async function openArchive(
  entries: ReadonlyMap<string, Entry>,
  read: ReadBytes,
  catalogue: readonly ArchivedTable[],
): Promise<OpenArchive> {
  const text = await entryText(read, entries.get('manifest.json'), mostManifestBytes);
  const parsed = manifestShape.safeParse(parseJson(text));
  if (!parsed.success) throw badArchive({ reason: reasons.notOurs });
  const manifest = parsed.data;
  const known = new Map(
    catalogue.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
  for (const [name, { columns, rows }] of Object.entries(manifest.tables)) {
    const own = known.get(name);
    if (rows > 0 && (!own || columns.some((column) => !own.has(column))))
      throw badArchive({ reason: reasons.newer });
    if (rows > 0 && !entries.has(`tables/${name}.jsonl`)) throw badArchive({ reason: reasons.damaged(name) });
  }
  return { read, entries, manifest };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badArchive({ reason: reasons.notOurs });
  }
}

/**
 * Fills a workspace that nobody enters yet with everything of an archive, in small transactions, and counts what has
 * come. @throws badArchive
 */
export async function loadArchive(
  { database, files }: { readonly database: Database; readonly files: FileStore },
  archive: OpenArchive,
  into: WorkspaceId,
  onProgress: OnProgress,
): Promise<void> {
  const { manifest, entries, read } = archive;
  const catalogue = await database.asSystem('the tables of an archive', readCatalogue, { readOnly: true });
  const contents = [...entries.values()].filter(({ name }) => name.startsWith('files/'));
  const of = Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0) + contents.length;
  let done = 0;
  const step = (count: number): Promise<void> => onProgress((done += count), of);
  for (const entry of contents) {
    const { key } = await files.put(into, entryBytes(read, entry), entry.size);
    if (entry.name !== `files/${key}`) throw badArchive({ reason: reasons.damaged(entry.name) });
    await step(1);
  }
  for (const pass of ['rows', 'later'] as const)
    for (const table of catalogue) {
      const listed = manifest.tables[table.name];
      const entry = entries.get(`tables/${table.name}.jsonl`);
      if (!listed || !entry || listed.rows === 0 || (pass === 'later' && table.later.length === 0)) continue;
      let rows = 0;
      for await (const lines of entryLines(read, entry, batch)) {
        await database.asSystem('rows of an archive', (door) =>
          told(
            table.name,
            pass === 'rows'
              ? insertRows(door, table, listed.columns, into, lines)
              : linkRows(door, table, into, lines),
          ),
        );
        rows += lines.length;
        if (pass === 'rows') await step(lines.length);
      }
      if (rows !== listed.rows) throw badArchive({ reason: reasons.counts(table.name) });
    }
  await database.asSystem('the log goes on after the archive', keepLogGoing(into));
}

/** What the database refuses in a row is the archive's fault: its own writing never is refused. */
async function told(name: string, deed: Promise<void>): Promise<void> {
  try {
    await deed;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    // Classes 22 and 23 of SQLSTATE: values that do not fit, and what contradicts other rows.
    if (error instanceof Problem || typeof code !== 'string' || !/^2[23]/.test(code)) throw error;
    throw badArchive({ reason: reasons.damaged(name) });
  }
}

async function insertRows(
  door: Door,
  { name, columns, later }: ArchivedTable,
  given: readonly string[],
  into: WorkspaceId,
  lines: readonly string[],
): Promise<void> {
  const own = columns.filter((column) => given.includes(column.name) && !later.includes(column.name));
  const names = own.map((column) => sql.ref(column.name));
  const types = sql.join(own.map((column) => sql`${sql.ref(column.name)} ${sql.raw(column.type)}`));
  const ofLog = name === 'event';
  // What comes in happened before anything here: readers that stand in this log already do not hear of it again.
  await door.rows(sql`insert into ${sql.table(name)} (workspace_id, ${ofLog ? sql`transaction, ` : sql``}${sql.join(names)})
    ${ofLog ? sql`overriding system value` : sql``}
    select ${into}, ${ofLog ? sql`'0'::xid8, ` : sql``}${sql.join(names)}
    from json_to_recordset(${`[${lines.join(',')}]`}::json) as r(${types})
    ${ofLog ? sql`where sequence between 0 and ${mostSequence}` : sql``}`);
}

/** Links that had to wait until all rows stood. */
async function linkRows(
  door: Door,
  { name, columns, key, later }: ArchivedTable,
  into: WorkspaceId,
  lines: readonly string[],
): Promise<void> {
  const wanted = columns.filter((column) => key.includes(column.name) || later.includes(column.name));
  const types = sql.join(wanted.map((column) => sql`${sql.ref(column.name)} ${sql.raw(column.type)}`));
  const set = sql.join(later.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`));
  const same = sql.join(
    key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`r.${column}`)}`),
    sql` and `,
  );
  const filled = sql.join(
    later.map((column) => sql`${sql.ref(`r.${column}`)} is not null`),
    sql` or `,
  );
  await door.rows(sql`update ${sql.table(name)} as t set ${set}
    from json_to_recordset(${`[${lines.join(',')}]`}::json) as r(${types})
    where t.workspace_id = ${into} and ${same} and (${filled})`);
}

/** The log's next rows follow those that came in. */
const keepLogGoing =
  (into: WorkspaceId) =>
  async (door: Door): Promise<void> => {
    await door.rows(sql`select setval('event_sequence_seq', m.most)
      from (select max(sequence) as most from event where workspace_id = ${into}) as m
      where m.most > (select last_value from event_sequence_seq)`);
  };
