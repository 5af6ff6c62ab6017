import type { ObjectContract, Stored } from '#records/contract.ts';

import { isEditable } from '../fields/index.tsx';
import { restorable, stateAfter } from '../page/earlier-state.ts';
import type { HistoryEntry } from '../page/story.ts';
import { callApi } from './api.ts';
import { recordPath } from './read.ts';
import { isEmpty, type Values } from './values.ts';

/**
 * What a deed took away beside what it was asked for, as it stood before: whoever is no longer lost has no reason and no day
 * of it. Only the log knows, for lists hold some fields of a record.
 * @param version the one that the deed rested on
 */
export async function takenAlong(object: ObjectContract, version: number, after: Stored): Promise<Values> {
  const { entries } = await callApi<{ readonly entries: readonly HistoryEntry[] }>(
    `${recordPath(object.name, after.id)}/history`,
  );
  const deed = entries.filter((entry) => entry.version > version && entry.version <= after.version);
  const before = stateAfter(deed, deed.length);
  const writable = object.fields.filter(
    (field) => isEditable(field, after.values) && !isEmpty(before[field.name]),
  );
  return restorable(writable, before, after.values);
}
