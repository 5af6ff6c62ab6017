/** `npm run restore -- FOLDER`: puts a backup in the place of the data, tried by starting it; the former data are kept. */
import { parseArgs } from 'node:util';
import { restoreBackup } from '#kernel/database/embedded/backup/restore.ts';
import { EmbeddedDatabaseError } from '#kernel/database/embedded/embedded.ts';
import { formatNumber } from '#persian/digits.ts';
import { explain } from './explain.ts';
import { refuseExternal } from './refuse-external.ts';
import { readSettings } from './settings.ts';
import { tell } from './tell.ts';

try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const settings = readSettings(process.env);
  refuseExternal(settings);
  const [backup] = positionals;
  if (!backup)
    throw new EmbeddedDatabaseError({
      fa: 'پوشهٔ پشتیبان را بنویسید: npm run restore -- FOLDER',
      en: 'Name the folder of the backup: npm run restore -- FOLDER',
    });
  const { manifest, keptAs } = await restoreBackup({ backup, folder: settings.dataFolder, log: tell });
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  tell({
    fa: `انجام شد: ${formatNumber(rows, 'fa')} ردیف و ${formatNumber(manifest.files.count, 'fa')} پرونده. دادهٔ پیشین در «${keptAs}» است؛ پس از اطمینان پاکش کنید.`,
    en: `Done: ${rows} rows and ${manifest.files.count} files. The former data are in "${keptAs}"; delete that once you are sure.`,
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
