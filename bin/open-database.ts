import type { DatabaseAccess } from '#kernel/database/database.ts';
import {
  makeFolders,
  startEmbedded,
  type DataFolders,
  type EmbeddedDatabaseError,
} from '#kernel/database/embedded/embedded.ts';
import { takeSnapshot } from '#kernel/database/embedded/snapshot.ts';
import { openExternal } from '#kernel/database/external.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { formatNumber } from '#persian/digits.ts';
import { allMigrations } from '#server/migrations.ts';
import type { Lifetime } from './lifetime.ts';
import type { StartSettings } from './settings.ts';
import { tell } from './tell.ts';

export type OpenedDatabase = { readonly access: DatabaseAccess; readonly folders: DataFolders };

/** The database that the settings name, running and in its newest shape. */
export async function openDatabaseAccess(
  settings: StartSettings,
  lifetime: Lifetime,
): Promise<OpenedDatabase> {
  return settings.databaseUrl
    ? openAtUrl(settings.databaseUrl, settings.dataFolder)
    : openEmbedded(settings, lifetime);
}

async function openAtUrl(url: string, dataFolder: string): Promise<OpenedDatabase> {
  const access = await openExternal(url);
  await bringUpToDate(access, undefined);
  return { access, folders: await makeFolders(dataFolder) };
}

async function openEmbedded(settings: StartSettings, lifetime: Lifetime): Promise<OpenedDatabase> {
  const { dataFolder: folder, databaseTransport: transport, databasePort } = settings;
  const port = databasePort === 0 ? undefined : databasePort;
  const onLost = (error: EmbeddedDatabaseError): void => {
    tell(error.phrase);
    void lifetime.end(1);
  };
  const server = await lifetime.keep(
    startEmbedded({ folder, transport, port, log: tell, onLost }),
    (started) => started.stop(),
  );
  const access = server.access();
  await bringUpToDate(access, async () => {
    const copy = await takeSnapshot({
      cluster: server.folders.postgres,
      owner: access.owner,
      backups: server.folders.backups,
      purpose: 'before-update',
      keep: 3,
    });
    tell({
      fa: `پیش از به‌روز کردن، رونوشتی از پایگاه داده در «${copy}» گذاشته شد.`,
      en: `Before updating, a copy of the database was put in "${copy}".`,
    });
  });
  return { access, folders: server.folders };
}

async function bringUpToDate(
  access: DatabaseAccess,
  beforeChange: (() => Promise<void>) | undefined,
): Promise<void> {
  const { applied } = await migrate({
    owner: access.owner,
    migrations: await allMigrations(),
    log: () => undefined,
    ...(beforeChange && { beforeChange }),
  });
  if (applied > 0) {
    tell({
      fa: `ساختار پایگاه داده به‌روز شد (${formatNumber(applied, 'fa')} گام).`,
      en: `The database's structure is up to date (${applied} steps).`,
    });
  }
}
