/**
 * `npm run rehearse-upgrade [-- FOLDER]`: runs this version's migrations on a copy of a backup (a fresh one where none is
 * named) and says go or no go. Nothing else is touched.
 */
import { parseArgs } from 'node:util';
import type { Phrase } from '#persian/bilingual.ts';
import { takeBackup } from '#kernel/database/embedded/backup/backup.ts';
import { rehearseUpgrade, type Rehearsal } from '#kernel/database/embedded/backup/rehearse.ts';
import { formatNumber } from '#persian/digits.ts';
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
  const rehearsal = await rehearseUpgrade(backup, await allMigrations());
  const { applied } = rehearsal;
  const doubts = doubtsOf(rehearsal);
  for (const doubt of doubts) tell(doubt);
  if (doubts.length === 0)
    tell({
      fa: `می‌توانید ارتقا دهید: ${formatNumber(applied, 'fa')} گام روی رونوشت اجرا شد و شمار همهٔ ردیف‌ها همان است.`,
      en: `Go: ${applied} steps ran on the copy, and every count of rows is the same.`,
    });
  else {
    tell({
      fa: 'ارتقا ندهید تا این روشن شود. به دادهٔ شما دست نخورده است.',
      en: 'No go until this is cleared up. Your data have not been touched.',
    });
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** What speaks against the upgrade. */
function doubtsOf({ applied, differences, unknown, failed }: Rehearsal): readonly Phrase[] {
  const list = (lines: readonly string[]): string => lines.map((line) => `\n    ${line}`).join('');
  return [
    ...(failed.length > 0
      ? [
          {
            fa: `پس از ${formatNumber(applied, 'fa')} گام، گامی شکست خورد:${list(failed)}`,
            en: `After ${applied} steps one failed:${list(failed)}`,
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            fa: `داده از نسخه‌ای تازه‌تر است؛ این نسخه این گام‌ها را نمی‌شناسد:${list(unknown)}`,
            en: `The data are of a newer version; this one does not know these steps:${list(unknown)}`,
          },
        ]
      : []),
    ...(differences.length > 0
      ? [
          {
            fa: `شمار ردیف‌های این جدول‌ها تغییر کرد:${list(differences)}`,
            en: `These tables hold another number of rows:${list(differences)}`,
          },
        ]
      : []),
  ];
}
