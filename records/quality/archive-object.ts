import { z } from 'zod';
import { releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import { undoMinutes } from '#kernel/undo.ts';
import { choice, member, number, structured, text } from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import type { Erased } from '../define/lifecycle.ts';
import { defineShape } from '../fields/structured.ts';
import type { RecordTx } from '../records.ts';
import { failureField } from './failure.ts';

export const archiveProgressShape = defineShape(
  'archiveProgress',
  z.strictObject({
    /** Rows and files that are written or read so far, of all. */
    done: z.int().min(0),
    of: z.int().min(0),
    /** The workspace that is being filled and nobody enters yet. */
    into: z.int().nullable(),
  }),
);
export type ArchiveProgress = z.output<typeof archiveProgressShape>;

async function releaseArchive(tx: RecordTx, archives: readonly Erased[]): Promise<void> {
  for (const { values } of archives) {
    const key = typeof values['file'] === 'string' ? parseFileKey(values['file']) : undefined;
    if (key) await releaseFile(tx, key);
  }
}

/** One file with everything that a workspace holds, on its way out or in. Kept for a week. */
export const archiveObject = defineObject('archive', {
  module: 'records',
  one: { fa: 'پروندهٔ کامل', en: 'Whole archive' },
  many: { fa: 'پرونده‌های کامل', en: 'Whole archives' },
  title: 'fileName',
  owner: 'owner',
  listed: false,
  handOver: 'none',
  binMinutes: undoMinutes,
  lifecycle: { erasing: releaseArchive },
  fields: {
    fileName: text({ label: { fa: 'پرونده', en: 'File' }, required: true, readOnly: true, max: 255 }),
    direction: choice({
      label: { fa: 'سو', en: 'Direction' },
      required: true,
      readOnly: true,
      choices: [
        { key: 'out', label: { fa: 'خروجی', en: 'Out' } },
        { key: 'in', label: { fa: 'ورود', en: 'In' } },
      ],
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      readOnly: true,
      choices: [
        { key: 'running', label: { fa: 'در حال انجام', en: 'Under way' } },
        { key: 'read', label: { fa: 'خوانده شد', en: 'Read' } },
        { key: 'ready', label: { fa: 'آماده', en: 'Ready' } },
        { key: 'done', label: { fa: 'انجام شد', en: 'Done' } },
        { key: 'failed', label: { fa: 'ناموفق', en: 'Failed' } },
      ],
    }),
    file: text({ label: { fa: 'اثر پرونده', en: 'Fingerprint' }, readOnly: true, max: 64 }),
    bytes: number({ label: { fa: 'حجم', en: 'Size' }, readOnly: true, decimals: 0 }),
    progress: structured({
      label: { fa: 'پیشرفت', en: 'Progress' },
      readOnly: true,
      shape: 'archiveProgress',
    }),
    failure: failureField,
    owner: member({ label: { fa: 'گیرنده', en: 'Asked for by' }, readOnly: true }),
  },
});
