import { date, percent, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { refuseShare } from '../price-list/amounts.ts';

/** A rate of value added tax that the firm has set; from the first of them on its own rates count, and no others. */
export const taxRate = defineObject('tax_rate', {
  module: 'sales',
  one: { fa: 'نرخ مالیات', en: 'Tax rate' },
  many: { fa: 'نرخ‌های مالیات', en: 'Tax rates' },
  title: 'startsOn',
  listed: false,
  readByAll: true,
  lifecycle: { prepare: prepareTaxRates },
  fields: {
    startsOn: date({ label: { fa: 'از تاریخ', en: 'From' }, required: true, unique: true, indexed: true }),
    rate: percent({ label: { fa: 'نرخ', en: 'Rate' }, required: true }),
    note: text({
      label: { fa: 'بر پایهٔ', en: 'By' },
      hint: { fa: 'مانند قانون بودجه یا معافیت شرکت.', en: 'Such as a budget law, or an exemption.' },
      max: 200,
    }),
  },
});

function prepareTaxRates(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) refuseShare(draft, 'rate', refuse);
  throwIfAny();
  return Promise.resolve();
}
