import { foldSearch } from '#persian/fold.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { compact, nearest } from '../likeness.ts';
import type { Proposal } from './issues.ts';
import { byTitle, candidates, narrowedBy, type Candidate } from './lookup.ts';
import type { Finding } from './make-issue.ts';
import { sayings } from './phrases.ts';
import type { Input, PlanNode } from './plan.ts';
import { isLink } from './row.ts';
import type { KnownKeys } from './siblings.ts';
import type { FileTally } from './tally.ts';

/** The keys, folded, that the rows of other files have, by their imports. */
export type KeysOf = ReadonlyMap<string, KnownKeys>;

const meantAlike = 0.9;
const mostProposals = 3;

/** Names in link columns that no record has: each with the likest records, by spelling and by meaning. */
export async function linkFindings(
  tx: RecordTx,
  root: PlanNode,
  input: Input,
  read: FileTally,
  keysOf: KeysOf,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const below of input.linked?.inputs ?? [])
    found.push(...(await linkFindings(tx, root, below, read, keysOf)));
  const texts = read.tallies.get(input)?.texts;
  const object = tx.schema.objects.get(String(input.field.options['to']));
  if (!isLink(input) || !texts || texts.size === 0 || !object) return found;
  if (input.from !== undefined) {
    const keys = keysOf.get(input.from);
    for (const [value, seen] of texts)
      if (!keys?.has(foldSearch(value)))
        found.push({ input, code: 'unknown-link', value, seen, message: sayings.unknownKey(value) });
    return found;
  }
  const known = await byTitle(tx, object, texts.keys(), narrowedBy(input.field));
  const inFile = input.self ? someTitles(root, read) : [];
  const records = candidates(tx, object);
  for (const [text, seen] of texts) {
    const fold = foldSearch(text);
    if (known.has(fold) || (input.self && read.titles.has(fold))) continue;
    found.push({
      input,
      code: 'unknown-link',
      value: text,
      seen,
      message: sayings.unknownLink(object.one, text),
      proposals: async () => proposalsFor(object, text, [...(await records(text)), ...inFile]),
    });
  }
  return found;
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

/** Names of rows of the file, among which the likest is looked for where the file has few. */
function someTitles(
  root: PlanNode,
  { tallies }: FileTally,
): readonly (Omit<Candidate, 'id'> & { readonly id: null })[] {
  const title = root.inputs.find((input) => input.field.name === root.object.title);
  const texts = title ? tallies.get(title)?.texts : undefined;
  return [...(texts?.keys() ?? [])].map((text) => ({ id: null, title: text, traits: {} }));
}
