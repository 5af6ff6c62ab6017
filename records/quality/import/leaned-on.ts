import { foldSearch } from '#persian/fold.ts';
import type { RecordTx } from '../../records.ts';
import type { OpenFile } from './analyse.ts';
import { writeChunk } from './chunk.ts';
import { importEnvironment } from './environment.ts';
import { mendedFaults, type Fault } from './faults.ts';
import { isImportable } from './needs.ts';
import { beforeRun } from './object.ts';
import { compilePlan, planShape, type Plan, type PlanNode } from './plan.ts';
import { dataRows, type TableRow } from './read/rows.ts';
import type { Decisions } from './resolve-links.ts';
import { namesOf } from './row.ts';
import { fits, importable, suggestPlan } from './suggest.ts';
import type { Sibling } from './siblings.ts';

/** A file of the set that others refer to, with the mapping by which it will come in, and what its check suggests. */
export type LeanedOn = Sibling & { readonly plan: Plan };

/** Rows of one file that others refer to, by their folded keys, with those that these in turn refer to. */
export type Needed = {
  readonly of: LeanedOn;
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly below: readonly Needed[];
};

/**
 * The files that have not come in yet, each with its mapping: as it was checked, else as it would be suggested. One that
 * was left aside, or is nothing that the member may bring in, lends its rows to nobody.
 */
export async function leanedOn(
  tx: RecordTx,
  siblings: readonly Sibling[],
  open: (sibling: Sibling) => OpenFile,
): Promise<readonly LeanedOn[]> {
  const found: LeanedOn[] = [];
  const mended = Map.groupBy(
    await mendedFaults(
      tx,
      siblings.map(({ id }) => id),
    ),
    (fault) => fault.import,
  );
  for (const one of siblings.filter(({ state }) => beforeRun.includes(state))) {
    const object = tx.schema.objects.get(one.object ?? '');
    if (!one.plan && !(object && isImportable(tx, object))) continue;
    const plan = one.plan ?? (await suggested(tx, one, siblings, open));
    if (plan.key !== undefined && fits(tx, plan, one.analysis))
      found.push({ ...one, plan, decisions: { ...suggestedOf(mended.get(one.id)), ...one.decisions } });
  }
  return found;
}

const suggestedOf = (faults: readonly Fault[] = []): Decisions =>
  Object.fromEntries(faults.flatMap(({ key, mend }) => (mend ? [[key, mend.suggested]] : [])));

async function suggested(
  tx: RecordTx,
  { id, object = '', variant, analysis }: Sibling,
  siblings: readonly Sibling[],
  open: (sibling: Sibling) => OpenFile,
): Promise<Plan> {
  const { plan } = await suggestPlan(tx, importable(tx, object), variant, analysis, { id, siblings, open });
  return planShape.parse(plan);
}

/** The keys that rows give for each file that they refer to. */
function keysGiven(root: PlanNode, rows: Iterable<TableRow>): Map<string, Set<string>> {
  const keyed = root.inputs.filter((input) => input.from !== undefined);
  const keys = new Map<string, Set<string>>();
  for (const { cells } of rows)
    for (const input of keyed) {
      const own = keys.get(input.from ?? '') ?? new Set();
      keys.set(input.from ?? '', own);
      for (const name of namesOf(input, cells)) own.add(foldSearch(name));
    }
  return keys;
}

export type Reading = {
  readonly files: readonly LeanedOn[];
  readonly compiled: (file: Pick<LeanedOn, 'plan' | 'analysis'>) => PlanNode;
  readonly open: (sibling: Sibling) => OpenFile;
};

/**
 * Reads the rows that these refer to out of the other files, and what those refer to: one pass through each. `path` are the
 * files on the way, for files may stand in a circle.
 */
export async function readNeeded(
  reading: Reading,
  root: PlanNode,
  rows: Iterable<TableRow>,
  path: readonly string[],
): Promise<readonly Needed[]> {
  const { files, compiled, open } = reading;
  const found: Needed[] = [];
  for (const [id, keys] of keysGiven(root, rows)) {
    const of = files.find((one) => one.id === id);
    if (!of || path.includes(id)) continue;
    const own = new Map<string, TableRow>();
    for await (const row of dataRows(await open(of)(), of.analysis)) {
      const key = foldSearch(row.cells[of.plan.key ?? -1] ?? '');
      if (keys.has(key) && !own.has(key)) own.set(key, row);
    }
    const below = await readNeeded(reading, compiled(of), own.values(), [...path, id]);
    found.push({ of, rows: own, below });
  }
  return found;
}

/** Brings in what a chunk of rows refers to, what that leans on first. The caller takes all of it back. */
export async function bringNeeded(
  tx: RecordTx,
  root: PlanNode,
  rows: readonly TableRow[],
  needed: readonly Needed[],
): Promise<void> {
  const keys = keysGiven(root, rows);
  for (const { of, rows: all, below } of needed) {
    const own = [...(keys.get(of.id) ?? [])].flatMap((key) => all.get(key) ?? []);
    if (own.length === 0) continue;
    const its = compilePlan(tx, of.plan, of.analysis);
    await bringNeeded(tx, its, own, below);
    await writeChunk(tx, {
      id: of.id,
      root: its,
      plan: of.plan,
      rows: own.map(({ cells }) => cells),
      numbers: own.map(({ number }) => number),
      decisions: of.decisions,
      environment: importEnvironment(tx, of.plan),
    });
  }
}
