/** `npm run upgrade-database`: moves the embedded database to the PostgreSQL major of this version. */
import { upgradeDatabase } from '#kernel/database/embedded/upgrade/upgrade.ts';
import { formatNumber } from '#persian/digits.ts';
import { allMigrations } from '#server/migrations.ts';
import { explain } from './explain.ts';
import { readSettings } from './settings.ts';
import { tell } from './tell.ts';

try {
  const { dataFolder } = readSettings(process.env);
  const done = await upgradeDatabase({ folder: dataFolder, migrations: await allMigrations(), log: tell });
  tell(
    done
      ? {
          fa: `انجام شد: ${formatNumber(done.rows, 'fa')} ردیف از PostgreSQL ${done.from} به ${done.to} رفت. پایگاه دادهٔ پیشین در «${done.keptAs}» نگه داشته شد.`,
          en: `Done: ${done.rows} rows went from PostgreSQL ${done.from} to ${done.to}. The old database is kept in "${done.keptAs}".`,
        }
      : {
          fa: 'پایگاه داده به‌روز است؛ کاری لازم نبود.',
          en: 'The database is up to date; there was nothing to do.',
        },
  );
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
