import { releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import type { Erased } from '../../define/lifecycle.ts';
import type { RecordTx } from '../../records.ts';
import { choice, member, structured, text } from '../../define/declare.ts';
import { defineObject } from '../../define/define-object.ts';
import { defineShape } from '../../fields/structured.ts';
import { z } from 'zod';
import { failureField } from '../failure.ts';
import './issues.ts';
import './plan.ts';

export const progressShape = defineShape(
  'importProgress',
  z.strictObject({
    /** 1 writes rows; 2 sets links between rows of the file. */
    pass: z.union([z.literal(1), z.literal(2)]),
    /** Data rows of this pass that are done. */
    done: z.int().min(0),
    rows: z.int().min(0),
    created: z.int().min(0),
    updated: z.int().min(0),
    unchanged: z.int().min(0),
    skipped: z.int().min(0),
    /** Rows that became one record with an earlier row of the file, by likeness; the updates of some count above too. */
    joined: z.int().min(0).default(0),
    /** Rows that would have, and were kept apart as it was decided. */
    apart: z.int().min(0).default(0),
    /** Records made on the way because a link named them. */
    linked: z.int().min(0),
    /** Time spent at it, without pauses. */
    ms: z.int().min(0).default(0),
    /** The language of who started it. */
    locale: z.enum(['fa', 'en']).default('fa'),
    /** The first and the last row of the log that it wrote: there the values lie that its undoing brings back. */
    log: z.strictObject({ first: z.int(), last: z.int() }).nullable().default(null),
  }),
);
export type Progress = z.output<typeof progressShape>;

export const checkingShape = defineShape(
  'importChecking',
  z.strictObject({
    /** Who asked for it: the check has his rights, and speaks to him in his language. */
    by: z.uuid(),
    locale: z.enum(['fa', 'en']),
    /** The job that is at it; null until one is. What an earlier one still has to say is not heard. */
    job: z.uuid().nullable(),
    /** 1 reads what stands in the columns; 2 tries the rows on the rules of their object. */
    pass: z.union([z.literal(1), z.literal(2)]),
    /** Data rows of this pass that are done, of those that it looks at, and the time that it took so far. */
    done: z.int().min(0),
    rows: z.int().min(0),
    ms: z.int().min(0),
  }),
);
export type Checking = z.output<typeof checkingShape>;

export const undoShape = defineShape(
  'importUndo',
  z.strictObject({
    /** What happens to records that somebody changed since. */
    changed: z.enum(['keep', 'undo']),
    /** Who asked for it: the undoing has his rights. */
    by: z.uuid(),
    /** Everything after this row of the log is done. */
    place: z.int(),
    /** Records that went to the bin, got their earlier values back, or stay as they are. */
    removed: z.int().min(0),
    restored: z.int().min(0),
    left: z.int().min(0),
  }),
);
export type Undo = z.output<typeof undoShape>;

// Made by the program from the file; only ever read back by it.
defineShape('importAnalysis', z.looseObject({}));
defineShape('importCheck', z.looseObject({}));

/** With an import its file is let go, unless another record keeps the same bytes. */
async function releaseImportFiles(tx: RecordTx, imports: readonly Erased[]): Promise<void> {
  for (const { values } of imports)
    await releaseImportFile(tx, (values['analysis'] as { readonly file?: unknown }).file);
}

/** Lets a file go that an import kept, or would have. */
export async function releaseImportFile(tx: RecordTx, file: unknown): Promise<void> {
  const key = typeof file === 'string' ? parseFileKey(file) : undefined;
  if (key) await releaseFile(tx, key);
}

/** States before anything of a file is written; of one that is ready it is decided that it will be. */
export const beforeReady: readonly string[] = ['uploaded', 'checking', 'checked'];
export const beforeRun: readonly string[] = [...beforeReady, 'ready'];

/** One bringing-in of a file: what it is, what was decided, how far it has come. */
export const importObject = defineObject('import', {
  module: 'records',
  one: { fa: 'ورود داده', en: 'Import' },
  many: { fa: 'ورودهای داده', en: 'Imports' },
  title: 'fileName',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  lifecycle: { erasing: releaseImportFiles },
  fields: {
    fileName: text({ label: { fa: 'پرونده', en: 'File' }, required: true, readOnly: true, max: 255 }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      readOnly: true,
      default: 'uploaded',
      choices: [
        { key: 'uploaded', label: { fa: 'بارگذاری‌شده', en: 'Uploaded' } },
        { key: 'checking', label: { fa: 'در حال بررسی', en: 'Being checked' } },
        { key: 'checked', label: { fa: 'بررسی‌شده', en: 'Checked' } },
        { key: 'ready', label: { fa: 'آمادهٔ ورود', en: 'Ready' } },
        { key: 'running', label: { fa: 'در حال ورود', en: 'Running' } },
        { key: 'paused', label: { fa: 'ایستاده', en: 'Paused' } },
        { key: 'done', label: { fa: 'پایان‌یافته', en: 'Done' } },
        { key: 'failed', label: { fa: 'ناموفق', en: 'Failed' } },
        { key: 'cancelled', label: { fa: 'لغوشده', en: 'Cancelled' } },
        { key: 'undoing', label: { fa: 'در حال واگرد', en: 'Being undone' } },
        { key: 'undone', label: { fa: 'واگردانده', en: 'Undone' } },
      ],
    }),
    analysis: structured({
      label: { fa: 'شناسایی پرونده', en: 'Analysis' },
      required: true,
      readOnly: true,
      shape: 'importAnalysis',
    }),
    plan: structured({ label: { fa: 'نقشهٔ ستون‌ها', en: 'Mapping' }, readOnly: true, shape: 'importPlan' }),
    checking: structured({
      label: { fa: 'پیشرفت بررسی', en: 'Progress of the check' },
      readOnly: true,
      shape: 'importChecking',
    }),
    findings: structured({ label: { fa: 'بررسی', en: 'Check' }, readOnly: true, shape: 'importCheck' }),
    decisions: structured({
      label: { fa: 'تصمیم‌ها', en: 'Decisions' },
      readOnly: true,
      shape: 'importDecisions',
    }),
    progress: structured({
      label: { fa: 'پیشرفت', en: 'Progress' },
      readOnly: true,
      shape: 'importProgress',
    }),
    undo: structured({ label: { fa: 'واگرد', en: 'Undoing' }, readOnly: true, shape: 'importUndo' }),
    failure: failureField,
    together: text({
      label: { fa: 'دستهٔ ورود', en: 'Brought together' },
      hint: {
        fa: 'برگه‌ها یا پرونده‌هایی که با هم وارد می‌شوند یک نشان دارند.',
        en: 'Sheets or files that come in together bear the same mark.',
      },
      readOnly: true,
      indexed: true,
      max: 40,
    }),
    owner: member({ label: { fa: 'واردکننده', en: 'Imported by' }, readOnly: true }),
  },
});
