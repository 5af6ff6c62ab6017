import { foldSearch } from '#persian/fold.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { checkNewRecords, createRecords } from '../../write/create.ts';
import { updateRecords } from '../../write/update.ts';
import { collisions } from '../patience.ts';
import { byUnique } from './lookup.ts';
import { sayings } from './phrases.ts';

/** A row of the file that nothing was made of, and why. `row` is the number that a spreadsheet gives it. */
export type LeftOut = { readonly row: number; readonly reason: Phrase };

/** One record to write: a new one, or with an id a known one. */
export type Entry = { readonly row: number; readonly id?: string; readonly values: Record<string, unknown> };

type Written = {
  readonly written: number;
  /** Of those, how many are new or other than before. */
  readonly changed: number;
  readonly leftOut: readonly LeftOut[];
  /** The records by the rows of their entries. */
  readonly ids: ReadonlyMap<number, string>;
};

/**
 * Writes all that the object's rules allow; a row that they refuse does not keep the others back.
 * @param known the field by which the entries were told from those that are there: its values are free
 * @param brought whether fields that only an import fills may be given, if not by an import
 */
export async function writeEntries(
  tx: RecordTx,
  object: ObjectDescriptor,
  entries: readonly Entry[],
  { known, brought }: { readonly known?: string | undefined; readonly brought?: true } = {},
): Promise<Written> {
  const leftOut: LeftOut[] = [];
  const rest = await withoutTaken(tx, object, entries, known, leftOut);
  const stored = await withoutRefused(tx, rest, leftOut, (some) => store(tx, object, some, brought));
  return {
    written: entries.length - leftOut.length,
    changed: stored.reduce((sum, one) => sum + one.changed, 0),
    leftOut,
    ids: new Map(stored.flatMap(({ ids }) => ids)),
  };
}

/** The new records that rules would refuse, with their reasons. Nothing of them is written. */
export async function refusedEntries(
  tx: RecordTx,
  object: ObjectDescriptor,
  entries: readonly Entry[],
  known: string | undefined,
): Promise<readonly LeftOut[]> {
  const leftOut: LeftOut[] = [];
  const rest = await withoutTaken(tx, object, entries, known, leftOut);
  await withoutRefused(tx, rest, leftOut, (some) =>
    checkNewRecords(
      tx,
      object,
      some.map(({ values }) => values),
    ),
  );
  return leftOut;
}

/**
 * Does a deed with all entries that are not refused. Most refusals name their entries; of one that speaks of the whole
 * the halves are tried, down to the entry that it is about.
 */
export async function withoutRefused<Result>(
  tx: RecordTx,
  entries: readonly Entry[],
  leftOut: LeftOut[],
  deed: (entries: readonly Entry[]) => Promise<Result>,
): Promise<Result[]> {
  if (entries.length === 0) return [];
  try {
    return [await tx.attempt(() => deed(entries))];
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || collisions.has(error.slug)) throw error;
    const refused = refusedPlaces(error, entries.length);
    for (const [place, reason] of refused) leftOut.push({ row: entries[place]?.row ?? 0, reason });
    const rest = entries.filter((_, place) => !refused.has(place));
    if (refused.size > 0) return withoutRefused(tx, rest, leftOut, deed);
    const [only] = entries;
    if (entries.length === 1 && only) {
      leftOut.push({ row: only.row, reason: error.detail });
      return [];
    }
    const half = Math.ceil(entries.length / 2);
    return [
      ...(await withoutRefused(tx, entries.slice(0, half), leftOut, deed)),
      ...(await withoutRefused(tx, entries.slice(half), leftOut, deed)),
    ];
  }
}

type StoredRows = { readonly changed: number; readonly ids: readonly (readonly [number, string])[] };

/** The entries of one call are all new or all known. `changed` counts the records that are other than before. */
async function store(
  tx: RecordTx,
  object: ObjectDescriptor,
  entries: readonly Entry[],
  brought?: true,
): Promise<StoredRows> {
  if (entries[0]?.id === undefined) {
    const made = await createRecords(
      tx,
      object,
      entries.map(({ values }) => values),
    );
    return { changed: made.length, ids: entries.map(({ row }, at) => [row, made[at] ?? ''] as const) };
  }
  const patches = entries.map(({ id = '', values }) => ({ id, values }));
  const updated = await updateRecords(tx, object, patches, brought);
  return {
    changed: updated.filter(({ changed }) => changed).length,
    ids: entries.map(({ row, id = '' }) => [row, id] as const),
  };
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
