import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { alikeFields, isSure, keysOf, reasonsFor, type Values } from '../duplicates/likeness.ts';

/** The first row of those that a row is one with. */
export type Same = { readonly row: number; readonly bound: FieldDescriptor | undefined };

/** What is remembered of rows, to know later ones by. */
export type MetRows = {
  /** The earlier row that these values surely are; else they are remembered, as far as there is room. */
  earlier(row: number, values: Values): Same | undefined;
  /** The earlier row that was found to be this record. */
  earlierOf(id: string, row: number): number | undefined;
};

/** Of so many rows of a file the values are remembered, in some 30 MB; later ones are held against these. */
const mostRemembered = 50_000;

/** What many rows of a file share, such as a switchboard, tells none of them from another. */
const mostOfKey = 10;

type Met = { readonly row: number; readonly first: number; readonly values: Values };

/** Remembers rows by their keys and finds the earlier one that a later one surely is. */
export function metRows(object: ObjectDescriptor): MetRows {
  const fields = alikeFields(object);
  const unique = [...object.fields.values()].filter((field) => field.unique);
  const met = new Map<string, Met[]>();
  // A person is held against people, by what its variant is told by.
  const told = [...fields, ...unique].map(({ name }) => name);
  const kinds = object.variants.map(({ where }) => where.field);
  const records = new Map<string, number>();
  let remembered = 0;
  return {
    earlier: (row, values) => {
      const keys = fields.flatMap((field) =>
        keysOf(field, values[field.name]).map((key) => `${field.name} ${key}`),
      );
      const same = keys
        .flatMap((key) => met.get(key) ?? [])
        // A chunk that is tried again meets its own rows.
        .find(
          (one) =>
            one.row < row && isSure(object, reasonsFor(fields, values, one.values), values, one.values),
        );
      if (remembered < mostRemembered) {
        remembered += 1;
        const own = Object.fromEntries([...told, ...kinds].map((name) => [name, values[name]]));
        for (const key of keys) {
          const known = met.get(key) ?? [];
          const first = same?.first ?? row;
          // What it tells beside the first row is told of both.
          if (known.length < mostOfKey && !known.some((one) => one.first === first))
            met.set(key, [...known, { row, first, values: own }]);
        }
      }
      return same && { row: same.first, bound: unique.find((field) => isShared(field, values, same.values)) };
    },
    earlierOf: (id, row) => {
      const known = records.get(id);
      if (known === undefined && records.size < mostRemembered) records.set(id, row);
      return known !== undefined && known < row ? known : undefined;
    },
  };
}

function isShared({ name }: FieldDescriptor, one: Values, other: Values): boolean {
  const [mine, theirs] = [one[name], other[name]];
  return (
    (typeof mine === 'string' || typeof mine === 'number') &&
    (typeof theirs === 'string' || typeof theirs === 'number') &&
    foldSearch(String(mine)) === foldSearch(String(theirs))
  );
}
