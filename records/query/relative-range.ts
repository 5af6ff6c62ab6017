import { isRangeName, periodRange } from '#persian/jalali/ranges.ts';
import type { RecordTx } from '../records.ts';
import { periodSettings, todayOf, zoneOf } from './civil.ts';

/** Half-open civil dates and the zone whose midnight they mean. */
export type DateRange = { readonly from: string; readonly to: string; readonly zone: string };

/** A named period relative to the workspace's today, Jalali and by its fiscal year; undefined where no such period is known. */
export function relativeRange(tx: RecordTx, name: string): DateRange | undefined {
  if (name.length > 40 || !isRangeName(name)) return undefined;
  return { ...periodRange(name, todayOf(tx), periodSettings(tx)), zone: zoneOf(tx) };
}
