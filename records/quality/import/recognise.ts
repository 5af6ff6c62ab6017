import { parse } from 'node:path';
import { foldSearch } from '#persian/fold.ts';
import type { ObjectDescriptor, Variant } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { compact, likeness } from '../likeness.ts';
import type { Analysis } from './analyse.ts';
import {
  fillableFields,
  freeMembers,
  inParts,
  isKeyName,
  matchColumns,
  nameInParts,
  nameScore,
  type Match,
} from './match.ts';
import { isImportable } from './needs.ts';
import { findBelow } from './nested.ts';

/** What a file may hold, the likeliest first. `matched` counts the columns that it knows. */
export type Guess = {
  readonly object: string;
  readonly variant?: string;
  readonly matched: number;
  readonly score: number;
};

/** Every kind of record that the actor may bring in, with how well the file's columns and its name speak of it. */
export function recognise(tx: RecordTx, analysis: Pick<Analysis, 'columns'>, fileName: string): Guess[] {
  const guesses: Guess[] = [];
  for (const object of tx.schema.objects.values()) {
    if (!isImportable(tx, object)) continue;
    const variants = object.variants.length > 0 ? object.variants : [undefined];
    for (const variant of variants) guesses.push(guess(tx, object, variant, analysis, fileName));
  }
  return guesses.sort((a, b) => b.score - a.score);
}

function guess(
  tx: RecordTx,
  object: ObjectDescriptor,
  variant: Variant | undefined,
  { columns }: Pick<Analysis, 'columns'>,
  fileName: string,
): Guess {
  const fields = fillableFields(tx, object, variant);
  const members = freeMembers(fields, columns);
  const own = new Set(members.map(({ column }) => column));
  const matches = matchColumns(
    object,
    fields,
    columns.filter(({ index }) => !own.has(index)),
  );
  const taken = new Set([...own, ...matches.map(({ column }) => column)]);
  const below = findBelow(
    tx,
    fields,
    new Set(matches.map(({ field }) => field.name)),
    columns.filter(({ index }) => !taken.has(index)),
  );
  const sure =
    matches.reduce((sum, { score }) => sum + score, 0) + members.length + (below?.fields.length ?? 0) * 0.8;
  const named =
    matches.some(({ field }) => field.name === object.title) ||
    (inParts(object, fields, matches) ?? nameInParts(object, matches, columns)) !== undefined;
  const { one, many } = variant ?? object;
  const known = variant ? [variant.name, ...(variant.names ?? [])] : [object.name, ...(object.names ?? [])];
  const names = [one.fa, one.en, many.fa, many.en, ...known];
  const spoken = Math.max(...names.map((name) => likeness(name, parse(fileName).name)));
  return {
    object: object.name,
    ...(variant ? { variant: variant.name } : {}),
    matched: matches.length + members.length + (below?.fields.length ?? 0),
    score:
      sure / columns.length +
      (named ? 0.2 : 0) +
      (spoken > 0.7 && !isOfAnother(tx, object, variant, columns, matches) ? 0.3 : 0) +
      ownHeads(columns, names) +
      (object.listed ? 0.05 : 0),
  };
}

/**
 * Whether the file has what only another variant has, or calls its names as those of another: «مشتریان» with days of birth
 * are people, whatever customers usually are.
 */
function isOfAnother(
  tx: RecordTx,
  object: ObjectDescriptor,
  variant: Variant | undefined,
  columns: Analysis['columns'],
  matches: readonly Match[],
): boolean {
  if (!variant) return false;
  const own = new Set(matches.map(({ column }) => column));
  const lacking = fillableFields(tx, object, undefined).filter(({ name }) => variant.without.includes(name));
  const title = matches.find(({ field }) => field.name === object.title);
  const names = (one: Variant): ReadonlySet<string> => new Set((one.names ?? []).map(compact));
  const called = compact(columns.find(({ index }) => index === title?.column)?.name ?? '');
  if (names(variant).has(called)) return false;
  return (
    // «company id» is as well the key of somebody's employer in another file.
    columns.some(
      ({ index, name }) =>
        !own.has(index) && !isKeyName(name) && lacking.some((field) => nameScore(name, field) === 1),
    ) || object.variants.some((other) => names(other).has(called))
  );
}

const mostForHeads = 0.3;

/** Heads that begin with the name of the record tell whose they are: «Deal - Title», «Opportunity Owner». */
function ownHeads(columns: Analysis['columns'], names: readonly string[]): number {
  const folded = names.map((name) => foldSearch(name));
  const own = columns.filter(({ name }) => {
    const head = foldSearch(name);
    return folded.some((one) => head.startsWith(`${one} `));
  });
  // Address books tell of telephones of companies as well: one head in ten is not by chance.
  if (own.length < 2 || own.length * 10 < columns.length) return 0;
  return Math.min(mostForHeads, 0.1 + (own.length / columns.length) * mostForHeads);
}
