import { releaseFile } from '#kernel/files/quota.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import { choice, member, number, structured, text } from '../../define/declare.ts';
import { defineObject } from '../../define/define-object.ts';
import type { Erased } from '../../define/lifecycle.ts';
import type { RecordTx } from '../../records.ts';
import { failureField } from '../failure.ts';
import './look.ts';

async function releaseExportFiles(tx: RecordTx, exports: readonly Erased[]): Promise<void> {
  for (const { values } of exports) {
    const key = typeof values['file'] === 'string' ? parseFileKey(values['file']) : undefined;
    if (key) await releaseFile(tx, key);
  }
}

/** One writing-out of records: who took what, and the file where it waits to be fetched. Kept for a week. */
export const exportObject = defineObject('data_export', {
  module: 'records',
  one: { fa: 'خروجی', en: 'Export' },
  many: { fa: 'خروجی‌ها', en: 'Exports' },
  title: 'fileName',
  owner: 'owner',
  listed: false,
  lifecycle: { erasing: releaseExportFiles },
  fields: {
    fileName: text({ label: { fa: 'پرونده', en: 'File' }, required: true, readOnly: true, max: 255 }),
    object: text({ label: { fa: 'فهرست', en: 'List' }, required: true, readOnly: true, max: 60 }),
    request: structured({
      label: { fa: 'آنچه خواسته شد', en: 'What was asked for' },
      required: true,
      readOnly: true,
      shape: 'dataExport',
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      readOnly: true,
      default: 'running',
      choices: [
        { key: 'running', label: { fa: 'در حال نوشتن', en: 'Being written' } },
        { key: 'done', label: { fa: 'آماده', en: 'Ready' } },
        { key: 'failed', label: { fa: 'ناموفق', en: 'Failed' } },
      ],
    }),
    rows: number({ label: { fa: 'ردیف‌ها', en: 'Rows' }, readOnly: true, decimals: 0 }),
    file: text({ label: { fa: 'اثر پرونده', en: 'Fingerprint' }, readOnly: true, max: 64 }),
    failure: failureField,
    owner: member({ label: { fa: 'گیرنده', en: 'Exported by' }, readOnly: true }),
  },
});
