import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { compact, nearest } from '../likeness.ts';
import { faultsOf } from './faults.ts';
import type { Proposal } from './issues.ts';
import { byTitle, candidates, narrowedBy, type Candidate } from './lookup.ts';
import type { Finding, Seen } from './make-issue.ts';
import type { Input, PlanNode } from './plan.ts';
import { isLink } from './row.ts';
import type { KnownKeys } from './siblings.ts';
import type { FileTally } from './tally.ts';

/** The keys, folded, that the rows of other files have, by their imports. */
export type KeysOf = ReadonlyMap<string, KnownKeys>;

const meantAlike = 0.9;
const mostProposals = 3;

/** Names in link columns that no record has, and no row of the file so far where it refers to itself. */
export async function unknownLinks(
  tx: RecordTx,
  input: Input,
  read: FileTally,
  keysOf: KeysOf,
): Promise<(readonly [Finding, Seen])[]> {
  const found: (readonly [Finding, Seen])[] = [];
  for (const below of input.linked?.inputs ?? [])
    found.push(...(await unknownLinks(tx, below, read, keysOf)));
  const texts = read.tallies.get(input)?.texts;
  const object = tx.schema.objects.get(String(input.field.options['to']));
  if (!isLink(input) || !texts || texts.size === 0 || !object) return found;
  const known =
    input.from === undefined
      ? await byTitle(tx, object, texts.keys(), narrowedBy(input.field))
      : (keysOf.get(input.from) ?? new Map<string, string>());
  for (const [value, seen] of texts) {
    const fold = foldSearch(value);
    if (known.has(fold) || (input.self && read.titles.has(fold))) continue;
    found.push([{ input, code: 'unknown-link', value }, seen]);
  }
  return found;
}

const namesAtOnce = 5_000;

/** Names that rows further down turned out to have are in question no more. */
export async function dropNamed(
  tx: RecordTx,
  importId: string,
  { inputs }: PlanNode,
  titles: FileTally['titles'],
): Promise<void> {
  const paths = inputs.filter(({ self, source }) => self && source).map(({ path }) => path);
  if (paths.length === 0) return;
  const own = sql`${faultsOf(tx, importId)} and code = 'unknown-link' and path = any(${paths}::text[])`;
  for (let last = '', met = namesAtOnce; met === namesAtOnce;) {
    const page = await tx.rows<{ key: string; value: string }>(
      sql`select key, value from import_issue where ${own} and key > ${last} order by key limit ${namesAtOnce}`,
    );
    const named = page.filter(({ value }) => titles.has(foldSearch(value))).map(({ key }) => key);
    if (named.length > 0)
      await tx.rows(sql`delete from import_issue where ${own} and key = any(${named}::text[])`);
    met = page.length;
    last = page.at(-1)?.key ?? '';
  }
}

/** Finds the likest records for names of one field, by spelling and by meaning. */
export type Likest = (names: readonly string[]) => Promise<ReadonlyMap<string, readonly Proposal[]>>;

/**
 * @param inFile names of rows of the file, where it refers to itself
 * @param large whether a large object is looked through as well
 */
export function likestRecords(
  tx: RecordTx,
  object: ObjectDescriptor,
  inFile: readonly string[],
  large: boolean,
): Likest {
  const records = candidates(tx, object, large);
  const rows = inFile.map((title) => ({ id: null, title, traits: {} }));
  return async (names) => {
    const near = await records(names);
    return new Map(
      names.map((name) => [name, proposalsFor(object, name, [...(near.get(name) ?? []), ...rows])]),
    );
  };
}

function proposalsFor(
  object: ObjectDescriptor,
  text: string,
  records: readonly (Omit<Candidate, 'id'> & { readonly id: string | null })[],
): Proposal[] {
  const offer = (
    { id, title }: (typeof records)[number],
    score: number,
    reason: Proposal['reason'],
  ): Proposal => ({
    value: id ?? { title },
    label: title,
    score,
    reason,
  });
  const spelt = nearest(text, records, (one) => [one.title]).map(({ item, score }) =>
    offer(item, score, 'spelling'),
  );
  const meant = records
    .filter((one) => isMeant(object, text, one))
    .map((one) => offer(one, meantAlike, 'meaning'));
  return [...spelt, ...meant.filter((one) => !spelt.some((other) => other.value === one.value))]
    .sort((a, b) => b.score - a.score)
    .slice(0, mostProposals);
}

/** Whether the file's word is one of the usual names of this record or of its like. */
const isMeant = (object: ObjectDescriptor, text: string, { title, traits }: Omit<Candidate, 'id'>): boolean =>
  (object.synonyms ?? []).some(
    ({ names, where }) =>
      names.some((name) => compact(name) === compact(text)) &&
      (where ? traits[where.field] === where.value : names.some((name) => compact(name) === compact(title))),
  );
