import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { firstScript } from '../contract/first-script.ts';
import { callScript } from './objects.ts';

/** A first script for calls, with the moves of a good one. */
export async function seedScript(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  await tx.records(callScript).create([firstScript(locale)]);
}
