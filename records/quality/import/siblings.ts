import { foldSearch } from '#persian/fold.ts';
import type { FieldDescriptor, Variant } from '../../define/descriptor.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { firstMet, type FirstMet } from './first-met.ts';
import { isOwnKeyName } from './key-names.ts';
import { narrowedBy } from './lookup.ts';
import { nameScore } from './match.ts';
import { importObject } from './object.ts';
import { likelyKey } from './own-keys.ts';
import type { Plan } from './plan.ts';
import { dataRows } from './read/rows.ts';
import type { Guess } from './recognise.ts';
import type { Decisions } from './resolve-links.ts';

/** A file that comes in together with another: what it is of, and by which column its rows are told apart. */
export type Sibling = {
  readonly id: string;
  readonly fileName: string;
  readonly sheet: string | null;
  readonly state: string;
  /** 2 where its rows are in and only links are to be set. */
  readonly pass: 1 | 2;
  readonly object: string | undefined;
  readonly variant: string | undefined;
  readonly key: number | undefined;
  readonly analysis: Analysis & { readonly file: string };
  readonly plan: Plan | null;
  /** What its reader decided, of one that was checked. */
  readonly decisions: Decisions;
};

const mostTogether = 60;

/** All files of a set in the order in which they came, itself included; one that came alone is a set of its own. */
export async function siblingsOf(tx: RecordTx, record: Stored): Promise<readonly Sibling[]> {
  const { together } = record.values;
  if (typeof together !== 'string') return [siblingOf(record)];
  const { records } = await tx.records(importObject).page({
    filter: { field: 'together', op: 'eq', value: together },
    sort: [{ field: 'createdAt', direction: 'asc' }],
    limit: mostTogether,
  });
  return records.map(siblingOf);
}

function siblingOf({ id, values }: Stored): Sibling {
  const analysis = values['analysis'] as Sibling['analysis'] & {
    readonly guesses?: readonly Guess[];
    readonly sheet?: string;
  };
  const plan = (values['plan'] ?? null) as Plan | null;
  const guess = analysis.guesses?.[0];
  return {
    id,
    fileName: String(values['fileName']),
    sheet: analysis.sheet ?? null,
    state: String(values['state']),
    pass: (values['progress'] as { readonly pass?: 1 | 2 } | null)?.pass ?? 1,
    object: plan?.object ?? guess?.object,
    variant: plan ? plan.variant : guess?.variant,
    key: plan?.key ?? likelyKey(analysis),
    analysis,
    plan,
    decisions: (values['decisions'] ?? {}) as Decisions,
  };
}

/** What keys, folded, the rows of a file have. */
export type KnownKeys = Pick<FirstMet, 'has'>;

/** Every key of a file's rows, folded. */
export async function keysIn(
  { key, analysis }: Pick<Sibling, 'key' | 'analysis'>,
  open: OpenFile,
): Promise<KnownKeys> {
  const keys = firstMet();
  if (key !== undefined)
    for await (const { cells } of dataRows(await open(), analysis))
      keys.meet(foldSearch(cells[key] ?? ''), 1);
  return keys;
}

/** A column whose values are keys of another file, and the link that they make. */
export type Reference = { readonly column: number; readonly field: FieldDescriptor; readonly from: string };

const alikeEnough = 0.5;
/** Some keys lead nowhere in any export. */
const mostlyKnown = 0.6;

/** The columns that name rows of the files by their keys; `id` is the file's own, whose rows may name each other. */
export async function references(
  analysis: Analysis,
  fields: readonly FieldDescriptor[],
  { id, siblings }: { readonly id: string; readonly siblings: readonly Sibling[] },
  variantOf: (sibling: Sibling) => Variant | undefined,
  open: (sibling: Sibling) => OpenFile,
): Promise<Reference[]> {
  const found: (Reference & { readonly score: number })[] = [];
  for (const sibling of siblings) {
    const links = fields.filter((field) => leadsTo(field, sibling, variantOf(sibling)));
    if (links.length === 0 || sibling.key === undefined) continue;
    const keys = await keysIn(sibling, open(sibling));
    for (const column of analysis.columns) {
      if (isOwnKeyName(column.name) || column.samples.length === 0) continue;
      if (sibling.id === id && column.index === sibling.key) continue;
      const known = column.samples.filter((sample) => keys.has(foldSearch(sample)));
      if (known.length < column.samples.length * mostlyKnown) continue;
      for (const field of links) {
        const score = nameScore(withoutKeyWord(column.name), field);
        if (score >= alikeEnough || links.length === 1)
          found.push({ column: column.index, field, from: sibling.id, score });
      }
    }
  }
  const taken: Reference[] = [];
  for (const one of found.sort((a, b) => b.score - a.score))
    if (!taken.some(({ column, field }) => column === one.column || field === one.field)) taken.push(one);
  return taken;
}

function leadsTo(field: FieldDescriptor, { object }: Sibling, variant: Variant | undefined): boolean {
  if (field.options['to'] !== object || (field.kind !== 'link' && field.kind !== 'links')) return false;
  return mayBeOf(field, variant);
}

/** Whether what a link leads to may be of a variant: an employer is a company. */
export function mayBeOf(field: FieldDescriptor, variant: Variant | undefined): boolean {
  const narrowed = narrowedBy(field);
  return (
    !narrowed ||
    !variant ||
    (variant.where.field === narrowed.field && variant.where.value === narrowed.value)
  );
}

const withoutKeyWord = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_-]+(?:id|key|code|no|number)$/i, '')
    .replace(/^(?:شناسه|کد|کلید|شماره)\u0654?[\s\u200c]+/, '');

/** What a file leans on comes before it; in a circle the one that came first. */
export function inOrder<One extends Pick<Sibling, 'id' | 'plan' | 'object'>>(
  all: readonly One[],
  linksTo: (one: One, other: One) => boolean,
): One[] {
  const rest = [...all];
  const ordered: One[] = [];
  while (rest.length > 0) {
    const free = rest.findIndex((one) => !rest.some((other) => other !== one && linksTo(one, other)));
    ordered.push(...rest.splice(Math.max(0, free), 1));
  }
  return ordered;
}
