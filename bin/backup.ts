/**
 * `npm run backup [-- --to FOLDER] [--keep 7]`: everything the firm owns as one folder, taken while people work, and tried
 * by starting a copy of it.
 */
import { parseArgs } from 'node:util';
import { takeBackup } from '#kernel/database/embedded/backup/backup.ts';
import { explain } from './explain.ts';
import { refuseExternal } from './refuse-external.ts';
import { readSettings } from './settings.ts';
import { tell } from './tell.ts';

try {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, keep: { type: 'string', default: '7' } },
  });
  const settings = readSettings(process.env);
  refuseExternal(settings);
  const keep = Math.max(1, Math.trunc(Number(values.keep)) || 7);
  const folder = await takeBackup({ folder: settings.dataFolder, into: values.to, keep, log: tell });
  tell({
    fa: `انجام شد و آزموده شد: «${folder}». کلیدها هم در آن است؛ آن را مانند گذرواژه نگه دارید، و روی دستگاهی دیگر.`,
    en: `Done and tried: "${folder}". The keys are in it too; keep it as you keep a password, and on another machine.`,
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
