import { foldSearch } from '#persian/fold.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { byTitle, byUnique } from './lookup.ts';
import type { Progress } from './object.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import { resolveLinks, type Decisions } from './resolve-links.ts';
import { rowValues } from './row-values.ts';
import { textOf } from './row.ts';
import { writeEntries, type Entry, type LeftOut } from './write-rows.ts';

export type Rows = readonly (readonly string[])[];

export type ChunkOutcome = {
  readonly counts: Pick<Progress, 'created' | 'updated' | 'unchanged' | 'skipped' | 'linked'>;
  readonly leftOut: readonly LeftOut[];
};

/**
 * Writes a chunk of rows in the caller's transaction: new records made, known ones treated as the plan says.
 * @param first the number of its first row as a spreadsheet counts
 */
export async function writeChunk(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  rows: Rows,
  first: number,
  decisions: Decisions,
  environment: ParseEnvironment,
): Promise<ChunkOutcome> {
  const resolved = new Map<string, Map<string, string>>();
  const linked = await resolveLinks(tx, root.inputs, rows, decisions, environment, resolved);
  const key = plan.match && root.inputs.find((input) => input.path === plan.match?.by);
  const known = key ? await existing(tx, root, key, rows) : new Map<string, string>();
  const creating = new Map<string, Entry>();
  const updating = new Map<string, Entry>();
  const leftOut: LeftOut[] = [];
  let repeated = 0;
  let kept = 0;
  for (const [index, cells] of rows.entries()) {
    const row = first + index;
    const outcome = rowValues(root, cells, decisions, environment, resolved);
    if ('leftOut' in outcome) {
      leftOut.push({ row, reason: outcome.leftOut });
      continue;
    }
    const text = key?.source ? textOf(key.source, cells) : undefined;
    const fold = text === undefined ? `row ${index}` : foldSearch(text);
    const id = known.get(fold);
    if (id !== undefined && plan.match?.known === 'skip') {
      kept += 1;
      continue;
    }
    // Rows of one key are one record, whose later rows add to the earlier.
    const entries = id === undefined ? creating : updating;
    const earlier = entries.get(fold);
    if (earlier) repeated += 1;
    const values = { ...earlier?.values, ...outcome.values };
    entries.set(fold, { row: earlier?.row ?? row, values, ...(id === undefined ? {} : { id }) });
  }
  const made = await writeEntries(tx, root.object, [...creating.values()], plan.match?.by);
  const patches = await wanted(tx, root, plan, [...updating.values()]);
  const changed = await writeEntries(tx, root.object, patches, plan.match?.by);
  const skipped = [...leftOut, ...made.leftOut, ...changed.leftOut];
  return {
    leftOut: skipped,
    counts: {
      created: made.written,
      updated: changed.changed,
      unchanged: kept + repeated + updating.size - patches.length + changed.written - changed.changed,
      skipped: skipped.length,
      linked,
    },
  };
}

async function existing(tx: RecordTx, root: PlanNode, key: Input, rows: Rows): Promise<Map<string, string>> {
  const texts = rows.flatMap((row) => (key.source ? (textOf(key.source, row) ?? []) : []));
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

/** What of each row goes to a known record, field by field: all that the row holds, what the record lacks, or nothing. */
async function wanted(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  updating: readonly Entry[],
): Promise<readonly Entry[]> {
  const { match } = plan;
  const own = match?.fields ?? {};
  if (updating.length === 0 || (match?.known !== 'fill' && Object.keys(own).length === 0)) return updating;
  const usual = match?.known === 'fill' ? 'fill' : 'replace';
  const records = await tx.recordsOf(root.object.name).some(updating.map(({ id = '' }) => id));
  return updating.flatMap((entry) => {
    const held = records.get(entry.id ?? '')?.values ?? {};
    const values = Object.fromEntries(
      Object.entries(entry.values).filter(([name]) => {
        const policy = own[name] ?? usual;
        return policy === 'replace' || (policy === 'fill' && isNothing(held[name]));
      }),
    );
    return Object.keys(values).length > 0 ? [{ ...entry, values }] : [];
  });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
