import type { Readable } from 'node:stream';
import { sql } from '#kernel/database/sql.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { RecordTx } from '#records/records.ts';
import type { ZipEntry } from '#records/quality/export/zip.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import { tableOf } from '#records/query/row-set.ts';
import { readCatalogue, type ArchivedTable } from './catalogue.ts';
import { archivedTables } from './tables.ts';
import { format, type Manifest } from './manifest.ts';
import { readableEntries, readableObjects } from './readable.ts';
import { readMe } from './read-me.ts';

/** Tells how far the writing has come; called at most once a batch. */
export type OnProgress = (done: number, of: number) => Promise<void>;

const rowsAtOnce = 2_000;

/**
 * Everything that the workspace of the transaction holds, file by file, in an order and with bytes that depend on nothing
 * but what it holds. The transaction must see one moment.
 */
export async function* archiveEntries(
  tx: RecordTx,
  files: FileStore,
  onProgress: OnProgress,
): AsyncGenerator<ZipEntry> {
  const catalogue = await readCatalogue(tx);
  const counts = await countRows(tx, catalogue);
  const contents = await storedFiles(tx);
  const objects = readableObjects(tx.schema);
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0) + contents.length;
  const progress = { done: 0 };
  const step = async (count: number): Promise<void> => {
    progress.done += count;
    await onProgress(progress.done, of);
  };
  yield { name: 'README.txt', content: [readMe] };
  const manifest: Manifest = {
    format,
    workspace: await workspaceOf(tx),
    tables: Object.fromEntries(
      catalogue.map(({ name, columns }) => [
        name,
        { columns: columns.map((column) => column.name), rows: counts.get(name) ?? 0 },
      ]),
    ),
    objects: await countRecords(tx, objects),
    files: { count: contents.length, bytes: contents.reduce((sum, { bytes }) => sum + bytes, 0) },
  };
  yield { name: 'manifest.json', content: [`${JSON.stringify(manifest, null, 1)}\n`] };
  yield* readableEntries(tx, objects);
  for (const table of catalogue)
    yield { name: `tables/${table.name}.jsonl`, content: tableLines(tx, table, step) };
  for (const { sha256 } of contents)
    yield { name: `files/${sha256}`, content: fileContent(tx, files, sha256, step) };
}

/** Rows of a table as one JSON object a line, in the order of its key. */
async function* tableLines(
  tx: RecordTx,
  { name, rule, columns, key }: ArchivedTable,
  step: (count: number) => Promise<void>,
): AsyncGenerator<string> {
  const selected = columns.map(({ name: column }) => {
    const as = rule.as?.[column];
    return as ? sql`${as} as ${sql.ref(column)}` : sql.ref(`${name}.${column}`);
  });
  // Texts by their bytes: the order of a database's own collation is its own.
  const order = (rule.order ?? key).map((column) =>
    columns.find((one) => one.name === column)?.type === 'text'
      ? sql`${sql.ref(`${name}.${column}`)} collate "C"`
      : sql`${sql.ref(`${name}.${column}`)} nulls first`,
  );
  const ordered = order.length > 0 ? sql`order by ${sql.join(order)}` : sql``;
  await tx.rows(sql`declare archived no scroll cursor for
    select row_to_json(r)::text as line from (select ${sql.join(selected)} from ${sql.table(name)}
      where ${sql.ref(`${name}.workspace_id`)} = ${sql.lit(tx.context.workspace)} and ${rule.where ?? sql`true`} ${ordered}) as r`);
  for (;;) {
    const rows = await tx.rows<{ line: string }>(sql`fetch ${sql.lit(rowsAtOnce)} from archived`);
    if (rows.length === 0) break;
    yield `${rows.map(({ line }) => line).join('\n')}\n`;
    await step(rows.length);
  }
  await tx.rows(sql`close archived`);
}

async function* fileContent(
  tx: RecordTx,
  files: FileStore,
  sha256: string,
  step: (count: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const key = parseFileKey(sha256);
  if (!key) return;
  const content: Readable = await files.read(tx.context.workspace, key);
  yield* content as AsyncIterable<Uint8Array>;
  await step(1);
}

async function countRows(
  tx: RecordTx,
  catalogue: readonly ArchivedTable[],
): Promise<ReadonlyMap<string, number>> {
  const counts = catalogue.map(
    ({ name, rule }) => sql`select ${sql.lit(name)} as name, count(*)::bigint as count from ${sql.table(name)}
      where ${sql.ref(`${name}.workspace_id`)} = ${tx.context.workspace} and ${rule.where ?? sql`true`}`,
  );
  const rows = await tx.rows<{ name: string; count: number }>(sql`${sql.join(counts, sql` union all `)}`);
  return new Map(rows.map(({ name, count }) => [name, count]));
}

/** Living records of each object. */
async function countRecords(
  tx: RecordTx,
  objects: readonly ObjectDescriptor[],
): Promise<Manifest['objects']> {
  const counts = objects.map(
    (
      object,
    ) => sql`select ${sql.lit(object.name)} as name, count(*)::bigint as rows from ${sql.table(tableOf(object))}
      where workspace_id = ${tx.context.workspace} and deleted_at is null
        and ${object.storage.in === 'shared' ? sql`object_id = ${object.storage.objectId}::uuid` : sql`true`}`,
  );
  const found = await tx.rows<{ name: string; rows: number }>(sql`${sql.join(counts, sql` union all `)}`);
  const rows = new Map(found.map((row) => [row.name, row.rows]));
  return objects.map(({ name, one, many }) => ({ name, one, many, rows: rows.get(name) ?? 0 }));
}

const storedFiles = (tx: RecordTx): Promise<{ sha256: string; bytes: number }[]> =>
  tx.rows(sql`select sha256, bytes from stored_file
    where workspace_id = ${tx.context.workspace} and ${archivedTables().get('stored_file')?.where ?? sql`true`}
    order by sha256 collate "C"`);

async function workspaceOf(tx: RecordTx): Promise<Manifest['workspace']> {
  const [row] = await tx.rows<{ name: string }>(
    sql`select name from workspace where id = ${tx.context.workspace}`,
  );
  return { name: row?.name ?? '', settings: workspaceSettings(tx.workspace.settings) };
}
