/**
 * Moves the embedded database to the PostgreSQL major that the product carries. The packages have no pg_dump and no
 * pg_upgrade: the same migrations make the tables anew, and the rows are copied across.
 */
import { rm } from 'node:fs/promises';
import { Client, type PoolConfig } from 'pg';
import type { Phrase } from '#persian/bilingual.ts';
import { migrate, type Migration } from '../../migrate.ts';
import { binariesIn, findBinaries, type Binaries } from '../binaries.ts';
import { EmbeddedDatabaseError } from '../failures.ts';
import {
  makeFolders,
  makeTemporaryFolder,
  mendOwnership,
  placeCluster,
  type ClusterPlace,
} from '../folders.ts';
import { clusterVersion, initialiseCluster } from '../initialise.ts';
import { lockFolder } from '../lock.ts';
import { endOrphan } from '../orphan.ts';
import { startServer } from '../process.ts';
import { DATABASE_NAME, DATABASE_OWNER, databaseSecret, prepareDatabase, rolePassword } from '../roles.ts';
import { chooseTransport, listeningSettings, openAside, removeSocketFolder } from '../socket.ts';
import { copyRows } from './copy.ts';
import { fetchBinaries } from './fetch-binaries.ts';
import { renumberLog } from './log-places.ts';
import { finishSwap, swapFolders } from './swap.ts';
import { compareTables, listTables, makePartitions } from './tables.ts';

export type UpgradeOptions = {
  /** The data folder. */
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly log: (line: Phrase) => void;
};

export type Upgraded = {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly keptAs: string;
};

/**
 * @returns what was done, or null where the database is of the right version already
 * @throws EmbeddedDatabaseError when something does not agree; the old database then stands as it was
 */
export async function upgradeDatabase({ folder, migrations, log }: UpgradeOptions): Promise<Upgraded | null> {
  const folders = await makeFolders(folder);
  const lock = await lockFolder(folders.data);
  try {
    const place = await placeCluster(folders);
    await finishSwap(place.folder);
    await mendOwnership(place);
    const from = await clusterVersion(place.folder);
    const binaries = await findBinaries(place.account);
    if (from === null || from === binaries.majorVersion) return null;
    await endOrphan(place.folder);
    const oldBinaries = await binariesIn(await fetchBinaries(from), place.account);
    const secret = await databaseSecret(folders.secrets);
    const made = { ...place, folder: `${place.folder}.upgraded` };
    await rm(made.folder, { recursive: true, force: true });
    await initialiseCluster(made, binaries, rolePassword(secret, DATABASE_OWNER));
    log(copying(from, binaries.majorVersion));
    const rows = await withServer(
      oldBinaries,
      place,
      { default_transaction_read_only: 'on' },
      secret,
      (old) =>
        withServer(binaries, made, QUICK_LOAD, secret, (target) =>
          carryOver(old, target, secret, migrations, place),
        ),
    );
    const keptAs = `${place.folder}-${from}-${new Date().toISOString().slice(0, 10)}-${process.pid}`;
    await swapFolders(place.folder, made.folder, keptAs);
    return { from, to: binaries.majorVersion, rows, keptAs };
  } finally {
    lock.release();
  }
}

/** Less log than usual, and durability only at the end: what is cut short is made again from the old database. */
const QUICK_LOAD = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
};

type Door = (database: string) => PoolConfig;

async function withServer<T>(
  binaries: Binaries,
  place: ClusterPlace,
  settings: Record<string, string>,
  secret: string,
  deed: (door: Door) => Promise<T>,
): Promise<T> {
  const listening = await openAside(chooseTransport('socket'), place);
  const server = await startServer(binaries, place, {
    ...listeningSettings(listening),
    ...settings,
    jit: 'off',
  });
  try {
    return await deed((database) => ({
      host: listening.by === 'tcp' ? listening.host : listening.folder,
      port: listening.port,
      user: DATABASE_OWNER,
      database,
      password: rolePassword(secret, DATABASE_OWNER),
    }));
  } finally {
    await server.stop();
    if (listening.by === 'socket') await removeSocketFolder(listening.folder);
  }
}

async function carryOver(
  oldDoor: Door,
  newDoor: Door,
  secret: string,
  migrations: readonly Migration[],
  place: ClusterPlace,
): Promise<number> {
  await prepareDatabase(newDoor('postgres'), secret);
  const [old, target] = [new Client(oldDoor(DATABASE_NAME)), new Client(newDoor(DATABASE_NAME))];
  const passage = await makeTemporaryFolder(place.account);
  try {
    await Promise.all([old.connect(), target.connect()]);
    const applied = await appliedMigrations(old, migrations);
    await migrate({ owner: newDoor(DATABASE_NAME), migrations: applied, log: () => undefined });
    const tables = await listTables(old);
    await makePartitions(tables, target);
    compareTables(tables, await listTables(target));
    const rows = await copyRows(old, target, tables, passage);
    await renumberLog(target);
    await target.query('ANALYZE');
    return rows;
  } finally {
    await Promise.allSettled([old.end(), target.end()]);
    await rm(passage, { recursive: true, force: true });
  }
}

/** Those that the old database has had, in their order: newer ones come at the next start, after the usual copy. */
async function appliedMigrations(old: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const found = await old.query<{ source: string; name: string; checksum: string }>(
    'SELECT source, name, checksum FROM migration',
  );
  const known = new Map(migrations.map((one) => [`${one.source}/${one.name}`, one.checksum]));
  const strange = found.rows.find((row) => known.get(`${row.source}/${row.name}`) !== row.checksum);
  if (strange) throw unknownMigration(`${strange.source}/${strange.name}`);
  const applied = new Set(found.rows.map((row) => `${row.source}/${row.name}`));
  return migrations.filter((one) => applied.has(`${one.source}/${one.name}`));
}

const unknownMigration = (name: string): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError({
    fa: `پایگاه داده گامی دارد که این نگارش پیوند نمی‌شناسد (${name}). نگارش تازه‌تری را به کار ببرید؛ چیزی تغییر نکرد.`,
    en: `The database has had a step that this version of Peyvand does not know (${name}). Use a newer version; nothing was changed.`,
  });

const copying = (from: number, to: number): Phrase => ({
  fa: `بردن داده‌ها از PostgreSQL ${from} به ${to}…`,
  en: `Carrying the data from PostgreSQL ${from} to ${to}…`,
});
