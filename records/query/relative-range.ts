import type { RecordTx } from '../records.ts';

/** Half-open civil dates and the zone whose midnight they mean. */
export type DateRange = { readonly from: string; readonly to: string; readonly zone: string };

/** A named period relative to the workspace's today; undefined where the name is not known. */
export function relativeRange(tx: RecordTx, name: string): DateRange | undefined {
  const zone = 'Asia/Tehran';
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(tx.context.now());
  const day = (offset: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  if (name === 'today') return { from: today, to: day(1), zone };
  return undefined;
}
