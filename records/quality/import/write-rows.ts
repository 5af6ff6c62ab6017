import { foldSearch } from '#persian/fold.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { createRecords } from '../../write/create.ts';
import { updateRecords } from '../../write/update.ts';
import { byUnique } from './lookup.ts';
import { sayings } from './phrases.ts';

/** A row of the file that nothing was made of, and why. `row` counts as a spreadsheet does. */
export type LeftOut = { readonly row: number; readonly reason: Phrase };

/** One record to write: a new one, or with an id a known one. */
export type Entry = { readonly row: number; readonly id?: string; readonly values: Record<string, unknown> };

type Written = {
  readonly written: number;
  /** Of those, how many are new or other than before. */
  readonly changed: number;
  readonly leftOut: readonly LeftOut[];
};

/**
 * Writes all that the object's rules allow; a row that they refuse does not keep the others back.
 * @param known the field by which the entries were told from those that are there: its values are free
 */
export async function writeEntries(
  tx: RecordTx,
  object: ObjectDescriptor,
  entries: readonly Entry[],
  known?: string,
): Promise<Written> {
  const leftOut: LeftOut[] = [];
  let rest = await withoutTaken(tx, object, entries, known, leftOut);
  let changed = 0;
  while (rest.length > 0) {
    try {
      changed = await store(tx, object, rest);
      break;
    } catch (error) {
      const refused = refusedPlaces(error, rest.length);
      if (refused.size === 0) throw error;
      for (const [place, reason] of refused) leftOut.push({ row: rest[place]?.row ?? 0, reason });
      rest = rest.filter((_, place) => !refused.has(place));
    }
  }
  return { written: rest.length, changed, leftOut };
}

/** The entries of one call are all new or all known. @returns how many records are other than before */
async function store(tx: RecordTx, object: ObjectDescriptor, entries: readonly Entry[]): Promise<number> {
  if (entries[0]?.id === undefined)
    return (
      await createRecords(
        tx,
        object,
        entries.map(({ values }) => values),
      )
    ).length;
  const patches = entries.map(({ id = '', values }) => ({ id, values }));
  return (await updateRecords(tx, object, patches)).filter(({ changed }) => changed).length;
}

/** Places in the batch that rules refused, which they do before anything is written. */
function refusedPlaces(error: unknown, size: number): Map<number, Phrase> {
  const places = new Map<number, Phrase>();
  if (!(error instanceof Problem) || error.slug !== 'invalid-values') return places;
  for (const { field, message } of error.extras.errors ?? []) {
    const place = size === 1 ? 0 : Number(field.split('.')[0]);
    if (Number.isInteger(place) && place < size && !places.has(place)) places.set(place, message);
  }
  return places;
}

/** Values that must be unique and belong to another record, or to an earlier row, would end the whole transaction. */
async function withoutTaken(
  tx: RecordTx,
  object: ObjectDescriptor,
  entries: readonly Entry[],
  known: string | undefined,
  leftOut: LeftOut[],
): Promise<readonly Entry[]> {
  let rest = entries;
  for (const field of object.fields.values()) {
    const textIn = ({ values }: Entry): string | undefined => {
      const value = values[field.name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
    if (!field.unique || field.name === known || !rest.some((entry) => textIn(entry))) continue;
    const owners = await byUnique(
      tx,
      object,
      field,
      rest.flatMap((entry) => textIn(entry) ?? []),
    );
    const met = new Set<string>();
    rest = rest.filter((entry) => {
      const text = textIn(entry);
      if (text === undefined) return true;
      const fold = foldSearch(text);
      const owner = owners.get(fold);
      const isFree = (owner === undefined || owner === entry.id) && !met.has(fold);
      met.add(fold);
      if (!isFree) leftOut.push({ row: entry.row, reason: sayings.taken(field.label, text) });
      return isFree;
    });
  }
  return rest;
}
