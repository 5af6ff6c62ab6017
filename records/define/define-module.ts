import type { FastifyInstance } from 'fastify';
import type { Tx } from '#kernel/database/database.ts';
import type { NewMessage } from '#kernel/outgoing/outgoing.ts';
import type { ObjectGrant } from '#kernel/context/grants.ts';
import type { AnyJob } from '#kernel/jobs/job.ts';
import type { FileStore } from '#kernel/files/store.ts';
import type { Print } from '#kernel/print/printer.ts';
import type { Locale } from '#persian/bilingual.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import type { ObjectDefinition } from './define-object.ts';
import type { Extension } from './extend-object.ts';
import type { DigestSection, NotificationKind } from './notification.ts';
import type { Scene } from './scene.ts';

/** The roles that a new workspace begins with, beside the administrator's. */
export type StandardRole = 'manager' | 'seller' | 'viewer';

/** What each of them may do with the module's objects; an object that is not named is closed to the role. */
export type Rights = Readonly<Record<StandardRole, Readonly<Record<string, Partial<ObjectGrant>>>>>;

export type SeedSettings = {
  /** The language of the names that are put in: stages, reasons, tags. */
  readonly locale: Locale;
};

export type Seed = (tx: RecordTx, settings: SeedSettings) => Promise<void>;

/** What the process lends to modules beyond the engine. */
export type ModuleTools = {
  readonly files: FileStore;
  readonly print: Print;
  /** Puts a message on its way in the caller's own transaction. @throws invalidValues where `to` is no single recipient */
  readonly send: <Parameters>(
    tx: Tx,
    message: NewMessage<Parameters>,
  ) => Promise<{ readonly state: 'queued' | 'unsendable' }>;
  /** Where people outside reach this installation, without a slash at the end; undefined where nobody said. */
  readonly publicUrl: string | undefined;
};

/** What the process lends to jobs of modules. */
export type JobTools = { readonly engine: RecordEngine };

/** A folder that can be deleted: what it brings to the product, through one front door. */
export type Module = {
  readonly name: string;
  /** The modules whose front doors it uses; they are migrated before it. */
  readonly needs: readonly string[];
  readonly objects: readonly ObjectDefinition[];
  /** Fields that it adds to objects of the modules it needs. */
  readonly extensions?: readonly Extension[];
  /** Folder of its numbered migrations. */
  readonly migrations: URL;
  readonly rights?: Rights;
  /** What is done with its records beyond keeping them, under `/api/v1`. */
  readonly routes?: (app: FastifyInstance, engine: RecordEngine, tools: ModuleTools) => void;
  /** Its kinds of background work: what takes longer than a transaction should. */
  readonly jobs?: readonly AnyJob<JobTools>[];
  /** What time brings to a workspace; each within its own transaction, by the system. */
  readonly everyMinute?: readonly ((tx: RecordTx, tools: ModuleTools) => Promise<unknown>)[];
  /**
   * What a workspace begins with, each under a name of its own, put in once by the system after the modules that it needs.
   * A later one also reaches the workspaces that were made before it.
   */
  readonly seeds?: Readonly<Record<string, Seed>>;
  /** What it tells people of, and when. */
  readonly notifications?: readonly NotificationKind[];
  /** Its parts of the daily digest. */
  readonly digest?: readonly DigestSection[];
  /** Adds its part to the sample data, after the modules that it needs. */
  readonly sample?: (scene: Scene) => Promise<void>;
};

/** What one thing of a module brings, told in that thing's own folder. */
export type Part = Partial<
  Pick<
    Module,
    | 'objects'
    | 'extensions'
    | 'routes'
    | 'jobs'
    | 'everyMinute'
    | 'seeds'
    | 'notifications'
    | 'digest'
    | 'rights'
  >
>;

/** Declares a module: what is its own, and what its parts bring, in their order. The names of its objects are its own. */
export function defineModule({
  parts = [],
  ...own
}: Omit<Module, 'objects'> & Part & { readonly parts?: readonly Part[] }): Module {
  const all: readonly Part[] = [own, ...parts];
  return {
    ...own,
    objects: all.flatMap((part) => part.objects ?? []),
    extensions: all.flatMap((part) => part.extensions ?? []),
    jobs: all.flatMap((part) => part.jobs ?? []),
    everyMinute: all.flatMap((part) => part.everyMinute ?? []),
    notifications: all.flatMap((part) => part.notifications ?? []),
    digest: all.flatMap((part) => part.digest ?? []),
    seeds: Object.assign({}, ...all.map(({ seeds }) => seeds)) as NonNullable<Module['seeds']>,
    rights: joinRights(all.map(({ rights }) => rights)),
    routes: (app, engine, tools) => {
      for (const { routes } of all) routes?.(app, engine, tools);
    },
  };
}

const joinRights = (all: readonly (Rights | undefined)[]): Rights => ({
  manager: Object.assign({}, ...all.map((one) => one?.manager)) as Rights['manager'],
  seller: Object.assign({}, ...all.map((one) => one?.seller)) as Rights['seller'],
  viewer: Object.assign({}, ...all.map((one) => one?.viewer)) as Rights['viewer'],
});
