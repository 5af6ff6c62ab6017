import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

const names = {
  fa: { outgoing: 'تماس خروجی', incoming: 'تماس ورودی' },
  en: { outgoing: 'Outgoing call', incoming: 'Incoming call' },
} as const;

/** A call that nobody named is called by its direction; one without a time has just taken place. */
export async function prepareCalls(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { values } of drafts) {
    values['at'] ??= tx.context.now().toISOString();
    values['subject'] ??=
      names[tx.context.locale][values['direction'] === 'incoming' ? 'incoming' : 'outgoing'];
  }
  return Promise.resolve();
}
