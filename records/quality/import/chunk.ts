import { foldSearch } from '#persian/fold.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { createRecords } from '../../write/create.ts';
import { updateRecords } from '../../write/update.ts';
import { issueKey } from './issues.ts';
import { byTitle, byUnique } from './lookup.ts';
import type { Progress } from './object.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import { linkValue, resolveLinks, type Decisions, type LinkIds } from './resolve-links.ts';
import { isLink, plainValue, textOf } from './row.ts';

export type Rows = readonly (readonly string[])[];
type Counts = Pick<Progress, 'created' | 'updated' | 'unchanged' | 'skipped' | 'linked'>;

/** Writes a chunk of rows in the caller's transaction: new records made, known ones treated as the plan says. */
export async function writeChunk(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  rows: Rows,
  decisions: Decisions,
  environment: ParseEnvironment,
): Promise<Counts> {
  const resolved = new Map<string, Map<string, string>>();
  const linked = await resolveLinks(tx, root.inputs, rows, decisions, environment, resolved);
  const key = plan.match && root.inputs.find((input) => input.path === plan.match?.by);
  const known = key ? await existing(tx, root, key, rows) : new Map<string, string>();
  const creating = new Map<string, Record<string, unknown>>();
  const updating = new Map<string, Record<string, unknown>>();
  let skipped = 0;
  let unchanged = 0;
  for (const [index, row] of rows.entries()) {
    const values = rowValues(root, row, decisions, environment, resolved);
    const text = key?.source ? textOf(key.source, row) : undefined;
    const fold = text === undefined ? `row ${index}` : foldSearch(text);
    const id = known.get(fold);
    if (!values) skipped += 1;
    else if (id !== undefined && plan.match?.known === 'skip') unchanged += 1;
    else if (id !== undefined) updating.set(id, { ...updating.get(id), ...values });
    // Rows of one key are one record, whose later rows add to the earlier.
    else if (creating.has(fold)) {
      creating.set(fold, { ...creating.get(fold), ...values });
      unchanged += 1;
    } else creating.set(fold, values);
  }
  if (creating.size > 0) await createRecords(tx, root.object, [...creating.values()]);
  const patches = await wanted(tx, root, plan, updating);
  if (patches.length > 0) await updateRecords(tx, root.object, patches);
  return { created: creating.size, updated: patches.length, unchanged, skipped, linked };
}

/** The values of one row; undefined where a decision leaves the row out. */
function rowValues(
  root: PlanNode,
  row: readonly string[],
  decisions: Decisions,
  environment: ParseEnvironment,
  resolved: LinkIds,
): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const input of root.inputs) {
    if (!input.source || input.self) continue;
    const text = 'constant' in input.source ? undefined : textOf(input.source, row);
    if (text === undefined && !('constant' in input.source)) {
      const blank =
        decisions[issueKey('blank', input.path, '')] ?? decisions[issueKey('missing', input.path, '')];
      if (
        blank?.action === 'skip' ||
        (input.field.required && decisions[issueKey('missing', input.path, '')])
      )
        return undefined;
      continue;
    }
    const outcome = isLink(input)
      ? linkOutcome(input, row, text, decisions, resolved)
      : plainOutcome(input, row, text, decisions, environment);
    if (outcome === leftOut) return undefined;
    if (outcome !== undefined) values[input.field.name] = outcome;
  }
  return values;
}

const leftOut = Symbol('left out');

function linkOutcome(
  input: Input,
  row: readonly string[],
  text: string | undefined,
  decisions: Decisions,
  resolved: LinkIds,
): unknown {
  const id = linkValue(input, row, resolved);
  if (id !== undefined || text === undefined) return id;
  const decision = decisions[issueKey('unknown-link', input.path, text)];
  return decision?.action === 'skip' || (input.field.required && decision?.action !== 'empty')
    ? leftOut
    : undefined;
}

function plainOutcome(
  input: Input,
  row: readonly string[],
  text: string | undefined,
  decisions: Decisions,
  environment: ParseEnvironment,
): unknown {
  const similar = text === undefined ? undefined : decisions[issueKey('similar', input.path, text)];
  if (similar?.action === 'use') return similar.value;
  if (similar?.action === 'skip') return leftOut;
  const checked = plainValue(input, row, environment);
  if (!checked || checked.ok) return checked?.value;
  const decision = decisions[issueKey('bad-value', input.path, text ?? '')];
  if (decision?.action === 'use') return decision.value;
  return decision?.action === 'skip' || input.field.required ? leftOut : undefined;
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

/** `fill` gives only what the record lacks; `update` all that the row holds. */
async function wanted(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  updating: ReadonlyMap<string, Record<string, unknown>>,
): Promise<{ id: string; values: Record<string, unknown> }[]> {
  if (updating.size === 0) return [];
  if (plan.match?.known !== 'fill') return [...updating].map(([id, values]) => ({ id, values }));
  const ids = [...updating.keys()];
  const records = [...(await tx.recordsOf(root.object.name).some(ids)).values()];
  return records.flatMap((record) => {
    const values = Object.fromEntries(
      Object.entries(updating.get(record.id) ?? {}).filter(
        ([name]) => (record.values[name] ?? null) === null,
      ),
    );
    return Object.keys(values).length > 0 ? [{ id: record.id, values }] : [];
  });
}

/** The second pass: links between rows of the file, now that all of them are records. */
export async function linkChunk(
  tx: RecordTx,
  root: PlanNode,
  rows: Rows,
  decisions: Decisions,
): Promise<number> {
  const title = root.inputs.find((input) => input.field.name === root.object.title);
  const selfs = root.inputs.filter((input) => input.self && input.source);
  if (!title?.source || selfs.length === 0) return 0;
  const textsIn = (input: Input): string[] =>
    rows.flatMap((row) => (input.source ? (textOf(input.source, row) ?? []) : []));
  const ids = await byTitle(tx, root.object, [title, ...selfs].flatMap(textsIn));
  const patches = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const own = ids.get(foldSearch(textOf(title.source, row) ?? ''));
    if (!own) continue;
    for (const input of selfs) {
      const text = input.source ? textOf(input.source, row) : undefined;
      if (text === undefined) continue;
      const to = ids.get(foldSearch(text)) ?? (await decided(tx, root, input, text, decisions));
      if (to) patches.set(own, { ...patches.get(own), [input.field.name]: to });
    }
  }
  if (patches.size > 0)
    await updateRecords(
      tx,
      root.object,
      [...patches].map(([id, values]) => ({ id, values })),
    );
  return patches.size;
}

/** A decision names a record by id, or another row of the file by its title. */
async function decided(
  tx: RecordTx,
  root: PlanNode,
  input: Input,
  text: string,
  decisions: Decisions,
): Promise<string | undefined> {
  const decision = decisions[issueKey('unknown-link', input.path, text)];
  if (decision?.action !== 'use') return undefined;
  if (typeof decision.value === 'string') return decision.value;
  const title = (decision.value as { title?: unknown } | null)?.title;
  return typeof title === 'string'
    ? (await byTitle(tx, root.object, [title])).get(foldSearch(title))
    : undefined;
}
