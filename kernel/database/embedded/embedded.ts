/**
 * PostgreSQL from an npm package, as a child of this process, so that nothing has to be installed.
 * Its data stand in one locked folder, survive the kill of any process, and are mended at the next start.
 */
import { totalmem } from 'node:os';
import type { PoolConfig } from 'pg';
import type { Phrase } from '#persian/bilingual.ts';
import type { DatabaseAccess } from '../database.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { EmbeddedDatabaseError, explainFileFailure } from './failures.ts';
import {
  foldersIn,
  makeFolders,
  mendOwnership,
  placeCluster,
  type ClusterPlace,
  type DataFolders,
} from './folders.ts';
import { initialiseCluster } from './initialise.ts';
import { FolderInUseError, lockFolder, type FolderLock } from './lock.ts';
import { endOrphan, findRunningServer } from './orphan.ts';
import { startServer, type ServerProcess } from './process.ts';
import {
  DATABASE_APP,
  DATABASE_NAME,
  DATABASE_OWNER,
  DATABASE_SYSTEM,
  databaseSecret,
  prepareDatabase,
  rolePassword,
} from './roles.ts';
import {
  chooseTransport,
  listeningSettings,
  openListening,
  removeSocketFolder,
  type Listening,
  type Transport,
} from './socket.ts';

import { finishSwap } from './upgrade/swap.ts';

export { EmbeddedDatabaseError } from './failures.ts';
export { makeFolders, type DataFolders } from './folders.ts';
export { DATABASE_APP, DATABASE_NAME, DATABASE_OWNER, DATABASE_SYSTEM } from './roles.ts';

export type EmbeddedOptions = {
  /** The data folder; PostgreSQL's own is inside it. */
  readonly folder: string;
  /** Progress for a person to read. */
  readonly log: (line: Phrase) => void;
  readonly transport?: Transport | undefined;
  /** A port of this machine at which reporting tools reach it; none where absent. */
  readonly port?: number | undefined;
  /** Settings beside ours; the tests turn durability off by them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when the server has gone and could not be brought back. Without it that error ends the process. */
  readonly onLost?: (error: EmbeddedDatabaseError) => void;
  /** Does not keep this process from ending; for test runs, which just end. */
  readonly unattended?: boolean;
};

export type EmbeddedServer = {
  readonly majorVersion: number;
  readonly folders: DataFolders;
  /** The running PostgreSQL's process. */
  readonly pid: number;
  /** What `pg` needs to connect to a database as a role. */
  connection(database: string, role: string): PoolConfig;
  /** The product's database in each of its roles. */
  access(database?: string): DatabaseAccess;
  stop(): Promise<void>;
};

/**
 * Starts the embedded database, making it first where there is none.
 * @throws EmbeddedDatabaseError with a phrase for the person who started us
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    const folders = await makeFolders(options.folder);
    const lock = await lockFolder(folders.data);
    try {
      return await startLocked(options, folders, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFileFailure(error, options.folder);
  }
}

/**
 * For commands beside a running Peyvand: uses its server when there is one, else starts one for as long as needed.
 * `stop` ends only what was started here.
 */
export async function attachOrStart(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    return await startEmbedded(options);
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    const folders = foldersIn(options.folder);
    const place = await placeCluster(folders);
    const running = await findRunningServer(place.folder);
    if (!running?.ready) throw error;
    const binaries = await findBinaries(place.account);
    return {
      majorVersion: binaries.majorVersion,
      folders,
      pid: running.pid,
      ...doors(running.listening, await databaseSecret(folders.secrets)),
      stop: () => Promise.resolve(),
    };
  }
}

async function startLocked(
  options: EmbeddedOptions,
  folders: DataFolders,
  lock: FolderLock,
): Promise<EmbeddedServer> {
  const place = await placeCluster(folders);
  const [binaries, secret] = await Promise.all([
    findBinaries(place.account),
    databaseSecret(folders.secrets),
  ]);
  if (await endOrphan(place.folder)) options.log(ORPHAN_ENDED);
  await finishSwap(place.folder);
  await mendOwnership(place);
  if (await initialiseCluster(place, binaries, rolePassword(secret, DATABASE_OWNER))) {
    options.log(MADE);
    if (place.moved) options.log(saysWhere(place));
  }
  const listening = await openListening(chooseTransport(options.transport), place, options.port);
  const { connection, access } = doors(listening, secret);
  const settings = { ...ownSettings(), ...listeningSettings(listening), ...options.settings };
  const keeper = await keepRunning(options, binaries, place, settings);
  try {
    await prepareDatabase(connection('postgres', DATABASE_OWNER), secret);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return {
    majorVersion: binaries.majorVersion,
    folders,
    get pid() {
      return keeper.pid();
    },
    connection,
    access,
    async stop() {
      await keeper.stop();
      if (listening.by === 'socket') await removeSocketFolder(listening.folder);
      lock.release();
    },
  };
}

/** Starts the server, and starts it again when it dies under us, at most three times a minute. */
async function keepRunning(
  options: EmbeddedOptions,
  binaries: Binaries,
  place: ClusterPlace,
  settings: Record<string, string>,
): Promise<{ pid(): number; stop(): Promise<void> }> {
  let stopping = false;
  let deaths: number[] = [];
  let server: ServerProcess = await startServer(binaries, place, settings, options.unattended);
  let restarting: Promise<void> = Promise.resolve();

  const watch = async (): Promise<void> => {
    const words = await server.ended;
    if (!stopping) restarting = restart(words);
  };
  const restart = async (words: string): Promise<void> => {
    options.log(died(words));
    deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()];
    try {
      if (deaths.length > 3) throw new EmbeddedDatabaseError(died(words));
      await endOrphan(place.folder);
      server = await startServer(binaries, place, settings, options.unattended);
      options.log(BACK);
      void watch();
    } catch (error) {
      const lost = error instanceof EmbeddedDatabaseError ? error : new EmbeddedDatabaseError(died(words));
      if (!options.onLost) throw lost;
      options.onLost(lost);
    }
  };
  void watch();
  return {
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await restarting;
      await server.stop();
    },
  };
}

function doors(listening: Listening, secret: string): Pick<EmbeddedServer, 'connection' | 'access'> {
  const connection = (database: string, role: string): PoolConfig => ({
    host: listening.by === 'tcp' ? listening.host : listening.folder,
    port: listening.port,
    user: role,
    database,
    password: rolePassword(secret, role),
  });
  const access = (database = DATABASE_NAME): DatabaseAccess => ({
    owner: connection(database, DATABASE_OWNER),
    app: connection(database, DATABASE_APP),
    system: connection(database, DATABASE_SYSTEM),
  });
  return { connection, access };
}

/** Few and safe for a laptop; a firm that needs a tuned server points DATABASE_URL at one. */
function ownSettings(): Record<string, string> {
  const sharedMegabytes = Math.min(1024, Math.max(128, Math.floor(totalmem() / 2 ** 20 / 8)));
  return {
    shared_buffers: `${sharedMegabytes}MB`,
    random_page_cost: '1.1',
    // Compiling costs more than it saves on queries of a few milliseconds.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Of what it says to its own log, only what ended a connection or the server; the rest reaches us as errors.
    log_min_messages: 'fatal',
    // What people wrote must not reach the log with a failed statement.
    log_min_error_statement: 'panic',
  };
}

const MADE: Phrase = { fa: 'پایگاه داده ساخته شد.', en: 'The database has been made.' };
const BACK: Phrase = { fa: 'پایگاه داده دوباره کار می‌کند.', en: 'The database is running again.' };
const ORPHAN_ENDED: Phrase = {
  fa: 'پایگاه داده‌ای که از بار پیش مانده بود بسته شد.',
  en: 'A database left over from last time was closed.',
};
const died = (words: string): Phrase => ({
  fa: `پایگاه داده ناگهان بسته شد (${words.trim()}).`,
  en: `The database ended unexpectedly (${words.trim()}).`,
});
const saysWhere = (place: ClusterPlace): Phrase => ({
  fa: `پایگاه داده با کاربر ${place.account?.name ?? '-'} اجرا می‌شود که به این پوشه راه ندارد؛ برای همین در «${place.folder}» است.`,
  en: `The database runs as ${place.account?.name ?? '-'}, who cannot reach this folder, so it stands in "${place.folder}".`,
});
