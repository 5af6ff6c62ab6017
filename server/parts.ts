import type { Config } from '#kernel/config/config.ts';
import { checkDatabase } from '#kernel/database/checks.ts';
import { openDatabase, type Database, type DatabaseAccess } from '#kernel/database/database.ts';
import type { DataFolders } from '#kernel/database/embedded/embedded.ts';
import { openFolderStore } from '#kernel/files/folder-store.ts';
import type { FileStore } from '#kernel/files/store.ts';
import { openLog, type Log } from '#kernel/log/log.ts';
import { openMetrics, type Metrics } from '#kernel/metrics/metrics.ts';
import { openPrinter, type Printer } from '#kernel/print/printer.ts';
import { openKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals, type Seals } from '#kernel/secrets/seal.ts';
import { actorResolver } from '#records/access/resolve.ts';
import type { ImportFiles } from '#records/quality/import/imports.ts';
import { openRecords, type RecordEngine } from '#records/records.ts';
import { openErasureList, type ErasureList } from './person/erasure-list.ts';
import { importFiles } from './import-files.ts';
import { schemaSource } from './schema.ts';

/** What both processes are made of, whether they run as one or apart. */
export type Parts = {
  readonly config: Config;
  readonly access: DatabaseAccess;
  readonly database: Database;
  readonly engine: RecordEngine;
  readonly files: FileStore;
  readonly importFiles: ImportFiles;
  readonly erasures: ErasureList;
  readonly seals: Seals;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly printer: Printer;
  readonly resolveActor: ReturnType<typeof actorResolver>;
  close(): Promise<void>;
};

export async function openParts(
  config: Config,
  access: DatabaseAccess,
  folders: Pick<DataFolders, 'files' | 'secrets' | 'erasures'>,
): Promise<Parts> {
  const [files, keyring] = await Promise.all([
    openFolderStore(folders.files),
    openKeyring(folders.secrets, config.secretKey),
  ]);
  const database = openDatabase(access, {
    poolSize: config.databasePool,
    timeoutMs: config.statementTimeoutMs,
  });
  const log = openLog(config.logLevel);
  await tellFindings(database, log);
  const printer = openPrinter();
  const engine = openRecords(database, schemaSource);
  return {
    config,
    access,
    database,
    engine,
    files,
    importFiles: importFiles(engine, files, config),
    erasures: openErasureList(folders.erasures),
    seals: openSeals(keyring),
    log,
    metrics: openMetrics(),
    printer,
    resolveActor: actorResolver(database),
    close: () => {
      printer.close();
      return database.close();
    },
  };
}

/** What is wrong with the database itself, in the log of every start until it is mended. */
async function tellFindings(database: Database, log: Log): Promise<void> {
  try {
    for (const { severity, code } of await checkDatabase(database))
      log[severity === 'danger' ? 'error' : 'warn']('the database is not as it should be', { code });
  } catch (error) {
    await database.close();
    throw error;
  }
}
