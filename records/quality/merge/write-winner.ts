import { Problem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { lockRows, updateRecords, type Locked } from '../../write/update.ts';
import type { Values } from '../../write/validate.ts';
import { same } from './take-back.ts';
import { mergedFields, mergedValue, usualChoice, type FieldChoices } from './values.ts';

/** The winner's fields that changed, by their ids, and its version. */
export type Written = { readonly before: Values; readonly after: Values; readonly version: number };

/**
 * Gives the winner the merged values by an ordinary, logged write. What nobody chose gives way where the object's rules
 * refuse it: an open deal takes no reason of loss from a lost one.
 */
export async function writeWinner(
  tx: RecordTx,
  object: ObjectDescriptor,
  winner: Locked,
  losers: readonly Locked[],
  choices: FieldChoices,
): Promise<Written> {
  const values: Values = {};
  for (const field of mergedFields(object, winner)) {
    const choice = choices[field.name] ?? usualChoice(field, winner, losers);
    const value = mergedValue(field, winner, losers, choice);
    if (!same(value, winner.values[field.name])) values[field.name] = value;
  }
  await writeYielding(tx, object, winner.id, values, (name) => !(name in choices));
  return whatChanged(tx, object, winner);
}

/** Writes what the object's rules let through. Refusals come before anything is stored, so that another try is safe. */
export async function writeYielding(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  wanted: Values,
  mayYield: (field: string) => boolean,
): Promise<void> {
  const values = { ...wanted };
  while (Object.keys(values).length > 0)
    try {
      await updateRecords(tx, object, [{ id, values }]);
      return;
    } catch (error) {
      const refused = refusedFields(error).filter((name) => name in values && mayYield(name));
      if (refused.length === 0) throw error;
      for (const name of refused) delete values[name];
    }
}

const refusedFields = (error: unknown): string[] =>
  error instanceof Problem && error.slug === 'invalid-values'
    ? (error.extras.errors ?? []).map(({ field }) => field.split('.')[0] ?? '')
    : [];

/** What the write really changed, the fields that rules made included, as it is stored. */
async function whatChanged(tx: RecordTx, object: ObjectDescriptor, winner: Locked): Promise<Written> {
  const now = (await lockRows(tx, object, [winner.id], 'update')).get(winner.id);
  const before: Values = {};
  const after: Values = {};
  for (const field of object.fields.values()) {
    if (!now || same(now.values[field.name], winner.values[field.name])) continue;
    before[field.id] = winner.values[field.name] ?? null;
    after[field.id] = now.values[field.name] ?? null;
  }
  return { before, after, version: now?.version ?? winner.version };
}
