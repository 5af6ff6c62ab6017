import type { FieldContract } from '#records/contract.ts';

import { sameValue, type Values } from '../data/values.ts';
import type { HistoryEntry } from './story.ts';

/**
 * What a record has to be given so that it is again as it was right after an entry of its history: of each field that changed
 * later, the value before its first later change.
 * @param entries newest first, without a gap from the newest on
 */
export function stateAfter(entries: readonly HistoryEntry[], index: number): Values {
  const values: Record<string, unknown> = {};
  for (const { changes } of entries.slice(0, index))
    for (const { field, before } of changes) values[field] = before;
  return values;
}

/** Of these values those that the reader may write, and that differ from what stands. */
export const restorable = (fields: readonly FieldContract[], values: Values, now: Values): Values =>
  Object.fromEntries(
    fields
      .filter(
        (field) =>
          field.name in values && !field.readOnly && !sameValue(field, values[field.name], now[field.name]),
      )
      .map(({ name }) => [name, values[name] ?? null]),
  );
