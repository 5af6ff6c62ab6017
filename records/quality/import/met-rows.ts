import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { alikeFields, isSure, keysOf, numbersIn, reasonsFor, type Values } from '../duplicates/likeness.ts';
import { firstMet } from './first-met.ts';
import { findHeld, mostOfKey, type HeldRow } from './held-rows.ts';

/** The first row of those that a row is one with. */
export type Same = {
  readonly row: number;
  /** A unique field whose value stands in an earlier row. */
  readonly bound: FieldDescriptor | undefined;
};

/** What is remembered of rows, to know later ones by. */
export type MetRows = {
  /** Brings to mind what these rows may be one with, before each of them is asked about. Of a chunk that is tried again, anew. */
  recall(tx: RecordTx, rows: readonly { readonly values: Values }[]): Promise<void>;
  /** The earlier row that these values surely are. They are remembered too, but for those of a row of its own that is left out. */
  earlier(row: number, values: Values, isLeftOut?: boolean): Same | undefined;
  /** The earlier row that was found to be this record. */
  earlierOf(id: string, row: number): number | undefined;
  /** What of the chunk there is no room for here: the database holds it for the chunks to come. */
  settle(): readonly HeldRow[];
};

/** Of so many rows the values are remembered here, in some 12 MB; those of later rows are held by the database. */
const mostRemembered = 20_000;

type Met = Pick<HeldRow, 'row' | 'first' | 'values'>;

/**
 * Remembers rows by their keys and finds the earlier one that a later one surely is.
 * @param importId by which the database holds what there is no room for; without it nothing outlasts the chunk
 */
export function metRows(object: ObjectDescriptor, importId?: string, most = mostRemembered): MetRows {
  const fields = alikeFields(object);
  const texts = fields.filter(({ kind }) => kind === 'text');
  // A name makes nobody sure where a row tells more than it, unless there are two: rows are looked for by their numbers and
  // mailboxes, and by name where that is all. Weighing all namesakes took a millisecond a row.
  const telling = texts.length > 1 ? fields : fields.filter(({ kind }) => kind !== 'text');
  const unique = [...object.fields.values()].filter((field) => field.unique);
  // A person is held against people, by what its variant is told by.
  const told = [...fields.map(({ name }) => name), ...object.variants.map(({ where }) => where.field)];
  const met = new Map<string, Met[]>();
  const near = new Map<string, Met[]>();
  const [records, named, taken] = [firstMet(), firstMet(), firstMet()];
  let waiting: HeldRow[] = [];
  let remembered = 0;
  const remember = (entry: Met, keys: readonly string[]): void => {
    if (keys.length === 0) return;
    if (remembered < most) {
      remembered += 1;
      for (const key of keys) put(met, key, entry);
      return;
    }
    for (const key of keys) if (put(near, key, entry)) waiting.push({ key, ...entry });
  };
  const namesake = (keys: readonly string[], row: number): number | undefined => {
    const found = keys.flatMap((key) => named.find(key) ?? []).filter((first) => first < row);
    return found.length === 0 ? undefined : Math.min(...found);
  };
  return {
    recall: async (tx, rows) => {
      near.clear();
      waiting = [];
      if (importId === undefined || remembered < most) return;
      const keys = new Set(rows.flatMap(({ values }) => keysIn(values, telling)));
      for (const { key, ...entry } of await findHeld(tx, importId, keys)) put(near, key, entry);
    },
    earlier: (row, values, isLeftOut = false) => {
      const [keys, names] = [keysIn(values, telling), namesIn(values, texts)];
      const same = keys
        .flatMap((key) => [...(met.get(key) ?? []), ...(near.get(key) ?? [])])
        // A chunk that is tried again meets its own rows.
        .find(
          (one) =>
            one.row < row && isSure(object, reasonsFor(fields, values, one.values), values, one.values),
        );
      const earlier = same?.first ?? (keys.length > 0 ? undefined : namesake(names, row));
      if (earlier === undefined && isLeftOut) return undefined;
      const first = earlier ?? row;
      remember({ row, first, values: Object.fromEntries(told.map((name) => [name, values[name]])) }, keys);
      for (const key of names) named.meet(key, first);
      const shared = unique.filter((field) => {
        const key = uniqueKey(field, values);
        return key !== undefined && (taken.meet(key, row) ?? row) < row;
      });
      return earlier === undefined ? undefined : { row: earlier, bound: shared[0] };
    },
    earlierOf: (id, row) => {
      const known = records.meet(id, row);
      return known !== undefined && known < row ? known : undefined;
    },
    settle: () => {
      near.clear();
      const held = waiting;
      waiting = [];
      return held;
    },
  };
}

const keysIn = (values: Values, fields: readonly FieldDescriptor[]): readonly string[] =>
  fields.flatMap((field) => keysOf(field, values[field.name]).map((key) => `${field.name} ${key}`));

/** The names of who tells nothing else of himself. */
const namesIn = (values: Values, fields: readonly FieldDescriptor[]): readonly string[] =>
  fields.flatMap((field) => keysIn(values, [field]).map((key) => `${key} ${numbersIn(values[field.name])}`));

/** Puts a row under a key, unless enough are there; what it tells beside its first row is told of both. */
function put(rows: Map<string, Met[]>, key: string, entry: Met): boolean {
  const known = rows.get(key) ?? [];
  if (known.length >= mostOfKey || known.some(({ first }) => first === entry.first)) return false;
  rows.set(key, [...known, entry]);
  return true;
}

function uniqueKey({ name }: FieldDescriptor, values: Values): string | undefined {
  const value = values[name];
  return typeof value === 'string' || typeof value === 'number'
    ? `${name} ${foldSearch(String(value))}`
    : undefined;
}
