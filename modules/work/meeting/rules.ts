import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

/** When its people are reminded follows from when it begins. */
export function prepareMeetings(_tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { values } of drafts) {
    const { at, remind } = values;
    values['remindAt'] =
      typeof at === 'string' && typeof remind === 'number'
        ? new Date(Date.parse(at) - remind * 60_000).toISOString()
        : null;
  }
  return Promise.resolve();
}
