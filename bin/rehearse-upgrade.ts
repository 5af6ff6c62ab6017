/**
 * `npm run rehearse-upgrade [-- FOLDER]`: runs this version's migrations on a copy of a backup (a fresh one where none is
 * named) and says go or no go. Nothing else is touched.
 */
import { parseArgs } from 'node:util';
import { takeBackup } from '#kernel/database/embedded/backup/backup.ts';
import { rehearseUpgrade } from '#kernel/database/embedded/backup/rehearse.ts';
import { allMigrations } from '#server/migrations.ts';
import { explain } from './explain.ts';
import { refuseExternal } from './refuse-external.ts';
import { readSettings } from './settings.ts';
import { tell } from './tell.ts';

try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const settings = readSettings(process.env);
  refuseExternal(settings);
  const backup = positionals[0] ?? (await takeBackup({ folder: settings.dataFolder, keep: 7, log: tell }));
  const { applied, differences } = await rehearseUpgrade(backup, await allMigrations());
  if (differences.length === 0)
    tell({
      fa: `می‌توانید ارتقا دهید: ${applied.toLocaleString('fa')} گام روی رونوشت اجرا شد و شمار همهٔ ردیف‌ها همان است.`,
      en: `Go: ${applied} steps ran on the copy, and every count of rows is the same.`,
    });
  else {
    tell({
      fa: `دست نگه دارید: پس از ${applied.toLocaleString('fa')} گام شمار این جدول‌ها تغییر کرد:\n${differences.join('\n')}`,
      en: `No go without a look: after ${applied} steps these tables hold another number of rows:\n${differences.join('\n')}`,
    });
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
