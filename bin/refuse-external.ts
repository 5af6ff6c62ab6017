import { EmbeddedDatabaseError } from '#kernel/database/embedded/embedded.ts';
import type { StartSettings } from './settings.ts';

/** @throws EmbeddedDatabaseError where the database is a server of its own, whose backups are that server's affair */
export function refuseExternal({ databaseUrl }: StartSettings): void {
  if (databaseUrl === undefined) return;
  throw new EmbeddedDatabaseError({
    fa: 'پایگاه داده سرور جداگانه‌ای است (DATABASE_URL). پشتیبان آن را با ابزار خودش (pg_dump یا pg_basebackup) بگیرید، و پوشه‌های files و secrets را در کنار آن.',
    en: 'The database is a server of its own (DATABASE_URL). Back it up by its own tools (pg_dump or pg_basebackup), and the folders files and secrets beside it.',
  });
}
