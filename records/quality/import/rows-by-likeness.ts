import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { likelyAmong, type Likely } from '../duplicates/among-many.ts';
import { completedByRules } from '../duplicates/by-rules.ts';
import type { Values } from '../duplicates/likeness.ts';
import { cardOf, issueKey, type Decision } from './issues.ts';
import { byUnique } from './lookup.ts';
import type { MetRows } from './met-rows.ts';
import type { Input, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { allKey } from './rule-keys.ts';

/** A row of the file with the values that will be its record's. */
export type ReadRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly values: Record<string, unknown>;
};

/** What tells a row from others: rows of one mark are one record, which with an id is there already. */
export type Told = {
  readonly mark: string;
  readonly id?: string | undefined;
  /** The number of the earlier row that it surely is. */
  readonly same?: number | undefined;
  /** The unique field in which they are the same. */
  readonly bound?: FieldDescriptor | undefined;
  /** Nobody decided about it alone, and all that may be known are left out. */
  readonly leftOut?: boolean;
};

/** A row that may be a record that is there already, of which somebody must be asked. */
export type Doubt = { readonly row: number; readonly values: Values; readonly likely: readonly Likely[] };

/**
 * By what is unique first, then by what records are held against each other by. What is sure is taken for known, within the
 * file as well; of what is not somebody has decided, or it is new.
 */
export async function byLikelihood(
  tx: RecordTx,
  { object, inputs }: PlanNode,
  rows: readonly ReadRow[],
  decisions: Decisions,
  met: MetRows,
  apart: ReadonlySet<number>,
): Promise<{ readonly told: readonly Told[]; readonly doubts: readonly Doubt[] }> {
  // Two imports at once would not see each other's rows, and make each twice.
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`import by likeness ${object.name}`}, ${tx.context.workspace}))`,
  );
  const owned = await ownersOfUnique(tx, object, inputs, rows);
  const values = await completed(tx, object, rows);
  const likely = await likelyAmong(tx, object, values);
  await met.recall(
    tx,
    values.map((own) => ({ values: own })),
  );
  const doubts: Doubt[] = [];
  const kept = keptApart(inputs, rows, apart);
  const told = rows.map(({ row, values: given }, at): Told => {
    if (apart.has(row)) return { mark: `row ${row}` };
    const own = values[at] ?? {};
    const found = likely[at] ?? [];
    const owner = owned.get(at);
    const decision = decisionAbout(decisions, object, row);
    const sure = owner?.id ?? found.find((one) => one.sure)?.id ?? chosen(decision, found);
    if (sure !== undefined)
      return { mark: sure, id: sure, same: met.earlierOf(sure, row), bound: owner?.field };
    const twin = kept(row, given);
    if (twin) return { mark: `row ${twin.row}`, same: twin.row, bound: twin.field };
    const isLeftOut = found.length > 0 && decision?.action === 'skip';
    // What is left out takes no other with it: where the next chunk begins must change nothing.
    const same = met.earlier(row, own, isLeftOut);
    if (same) return { mark: `row ${same.row}`, same: same.row, bound: same.bound };
    if (found.length > 0) doubts.push({ row, values: own, likely: found });
    return { mark: `row ${row}`, leftOut: isLeftOut };
  });
  return { told, doubts };
}

/** The decision about a row that may be known is kept under its number: what the file says twice may be two. */
export const doubtKey = (row: number): string => issueKey('maybe-known', '', String(row));

/** Where all rows that may be known are asked about. */
export const doubtCard = ({ title }: ObjectDescriptor): string => cardOf('maybe-known', title, false);

const decisionAbout = (decisions: Decisions, object: ObjectDescriptor, row: number): Decision | undefined =>
  decisions[doubtKey(row)] ?? decisions[allKey({ code: 'maybe-known', card: doubtCard(object) })];

const chosen = (decision: Decision | undefined, likely: readonly Likely[]): string | undefined => {
  if (decision?.action === 'likest') return likely[0]?.id;
  return decision?.action === 'use' ? likely.find(({ id }) => id === decision.value)?.id : undefined;
};

/** Rows whose unique value a record has, by their places: no second one may have it. */
async function ownersOfUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  inputs: readonly Input[],
  rows: readonly ReadRow[],
): Promise<ReadonlyMap<number, { readonly id: string; readonly field: FieldDescriptor }>> {
  const owners = new Map<number, { id: string; field: FieldDescriptor }>();
  for (const { field } of inputs) {
    if (!field.unique) continue;
    const texts = rows.map(({ values }) => textOf(values[field.name]));
    const known = await byUnique(tx, object, field, texts);
    for (const [at, text] of texts.entries()) {
      const id = known.get(foldSearch(text));
      if (id !== undefined && !owners.has(at)) owners.set(at, { id, field });
    }
  }
  return owners;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

type Twin = { readonly row: number; readonly field: FieldDescriptor };

/** Finds the earlier row that is kept apart and has a unique value of this one: both are one record, whatever else they are like. */
function keptApart(
  inputs: readonly Input[],
  rows: readonly ReadRow[],
  apart: ReadonlySet<number>,
): (row: number, values: ReadRow['values']) => Twin | undefined {
  const unique = inputs.filter(({ field }) => field.unique).map(({ field }) => field);
  const first = new Map<string, Twin>();
  const nameOf = (field: FieldDescriptor, values: ReadRow['values']): string | undefined => {
    const text = foldSearch(textOf(values[field.name]));
    return text === '' ? undefined : `${field.id} ${text}`;
  };
  for (const { row, values } of rows)
    if (apart.has(row))
      for (const field of unique) {
        const name = nameOf(field, values);
        if (name !== undefined && !first.has(name)) first.set(name, { row, field });
      }
  return (row, values) => {
    for (const field of unique) {
      const twin = first.get(nameOf(field, values) ?? '');
      if (twin && twin.row < row) return twin;
    }
    return undefined;
  };
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
