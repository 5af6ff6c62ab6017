import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { likelyAmong, type Likely } from '../duplicates/among-many.ts';
import { completedByRules } from '../duplicates/by-rules.ts';
import { alikeFields, isSure, keysOf, reasonsFor, type Values } from '../duplicates/likeness.ts';
import { byLikeness } from './by-likeness.ts';
import { issueKey } from './issues.ts';
import { byTitle, byUnique } from './lookup.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { textOf } from './row.ts';

/** A row of the file with the values that will be its record's. */
export type ReadRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly values: Record<string, unknown>;
};

/** What tells a row from others: rows of one mark are one record, which with an id is there already. */
export type Told = { readonly mark: string; readonly id?: string | undefined };

/** A row that may be a record that is there already, of which somebody must be asked. */
export type Doubt = { readonly row: number; readonly values: Values; readonly likely: readonly Likely[] };

/** Which rows of a chunk are known, by the plan's key or by likeness; in the order of the rows. */
export async function tellRows(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  rows: readonly ReadRow[],
  decisions: Decisions,
): Promise<{ readonly told: readonly Told[]; readonly doubts: readonly Doubt[] }> {
  if (plan.match?.by === byLikeness) return byLikelihood(tx, root, rows, decisions);
  const key = plan.match && root.inputs.find((input) => input.path === plan.match?.by);
  const known = key ? await existing(tx, root, key, rows) : new Map<string, string>();
  const told = rows.map(({ row, cells }): Told => {
    const text = key?.source ? textOf(key.source, cells) : undefined;
    if (text === undefined) return { mark: `row ${row}` };
    const mark = foldSearch(text);
    return { mark, id: known.get(mark) };
  });
  return { told, doubts: [] };
}

async function existing(
  tx: RecordTx,
  root: PlanNode,
  key: Input,
  rows: readonly ReadRow[],
): Promise<Map<string, string>> {
  const texts = rows.flatMap(({ cells }) => (key.source ? (textOf(key.source, cells) ?? []) : []));
  if (key.field.unique) return byUnique(tx, root.object, key.field, texts);
  const kind = root.inputs.find((input) =>
    root.object.variants.some((one) => one.where.field === input.field.name),
  );
  const variant =
    kind?.source && 'constant' in kind.source
      ? { field: kind.field.name, value: kind.source.constant }
      : undefined;
  return byTitle(tx, root.object, texts, variant);
}

/**
 * By what is unique first, then by what records are held against each other by. What is sure is taken for known, within the
 * file as well; of what is not somebody has decided, or it is new.
 */
async function byLikelihood(
  tx: RecordTx,
  { object, inputs }: PlanNode,
  rows: readonly ReadRow[],
  decisions: Decisions,
): Promise<{ readonly told: readonly Told[]; readonly doubts: readonly Doubt[] }> {
  // Two imports at once would not see each other's rows, and make each twice.
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`import by likeness ${object.name}`}, ${tx.context.workspace}))`,
  );
  const owned = await ownersOfUnique(tx, object, inputs, rows);
  const values = await completed(tx, object, rows);
  const likely = await likelyAmong(tx, object, values);
  const doubts: Doubt[] = [];
  const earlier = earlierRows(object);
  const told = rows.map(({ row }, at): Told => {
    const own = values[at] ?? {};
    const found = likely[at] ?? [];
    const sure = owned.get(at) ?? found.find((one) => one.sure)?.id ?? decided(decisions, row, found);
    if (sure !== undefined) return { mark: sure, id: sure };
    const same = earlier(row, own);
    if (same !== undefined) return { mark: `row ${same}` };
    if (found.length > 0) doubts.push({ row, values: own, likely: found });
    return { mark: `row ${row}` };
  });
  return { told, doubts };
}

/** The decision about a row that may be known is kept under its number: what the file says twice may be two. */
export const doubtKey = (row: number): string => issueKey('maybe-known', '', String(row));

const decided = (decisions: Decisions, row: number, likely: readonly Likely[]): string | undefined => {
  const decision = decisions[doubtKey(row)];
  return decision?.action === 'use' ? likely.find(({ id }) => id === decision.value)?.id : undefined;
};

/** Rows whose unique value a record has, by their places: no second one may have it. */
async function ownersOfUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  inputs: readonly Input[],
  rows: readonly ReadRow[],
): Promise<ReadonlyMap<number, string>> {
  const owners = new Map<number, string>();
  for (const { field } of inputs) {
    if (!field.unique) continue;
    const texts = rows.map(({ values }) => {
      const value = values[field.name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
    const known = await byUnique(tx, object, field, texts);
    for (const [at, text] of texts.entries()) {
      const id = known.get(foldSearch(text));
      if (id !== undefined && !owners.has(at)) owners.set(at, id);
    }
  }
  return owners;
}

async function completed(
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly ReadRow[],
): Promise<readonly Values[]> {
  const all = rows.map(({ values }) => values);
  const nameless = all.some((values) => (values[object.title] ?? null) === null);
  return nameless && object.alike?.includes(object.title) ? completedByRules(tx, object, all) : all;
}

/** Remembers rows by their keys and finds the earlier one that a later one surely is. */
function earlierRows(object: ObjectDescriptor): (row: number, values: Values) => number | undefined {
  const fields = alikeFields(object);
  const met = new Map<string, { readonly row: number; readonly values: Values }[]>();
  return (row, values) => {
    const keys = fields.flatMap((field) =>
      keysOf(field, values[field.name]).map((key) => `${field.name} ${key}`),
    );
    const same = keys
      .flatMap((key) => met.get(key) ?? [])
      .find((one) => isSure(object, reasonsFor(fields, values, one.values), values, one.values));
    if (same) return same.row;
    for (const key of keys) {
      const known = met.get(key) ?? [];
      // What many rows of a file share, such as a switchboard, tells none of them from another.
      if (known.length < mostOfKey) met.set(key, [...known, { row, values }]);
    }
    return undefined;
  };
}

const mostOfKey = 10;
