import { foldSearch } from '#persian/fold.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import type { RecordTx } from '../../records.ts';
import { createRecords } from '../../write/create.ts';
import { decisionOn } from './decision-on.ts';
import type { Decision } from './issues.ts';
import { byTitle, narrowedBy } from './lookup.ts';
import { byOwnKey } from './own-keys.ts';
import type { Input } from './plan.ts';
import { isLink, namesOf, plainValue } from './row.ts';
import { withoutRefused } from './write-rows.ts';

export type Decisions = Readonly<Record<string, Decision>>;

/** Ids of linked records by path and folded text, for one chunk of rows. */
export type LinkIds = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One pass over the rows of a chunk for every link: look up, apply decisions, make what is missing and may be made. */
export async function resolveLinks(
  tx: RecordTx,
  inputs: readonly Input[],
  rows: readonly (readonly string[])[],
  decisions: Decisions,
  environment: ParseEnvironment,
  resolved: Map<string, Map<string, string>>,
): Promise<number> {
  let made = 0;
  for (const input of inputs) {
    if (!isLink(input) || !input.source || 'constant' in input.source || input.self) continue;
    // What a new record links to must be there before it.
    if (input.linked)
      made += await resolveLinks(tx, input.linked.inputs, rows, decisions, environment, resolved);
    const firstRows = new Map<string, readonly string[]>();
    for (const row of rows) {
      for (const text of namesOf(input, row)) if (!firstRows.has(text)) firstRows.set(text, row);
    }
    const target = tx.schema.objects.get(String(input.field.options['to']));
    if (!target || firstRows.size === 0) continue;
    const ids = resolved.get(input.path) ?? new Map<string, string>();
    resolved.set(input.path, ids);
    if (input.from !== undefined) {
      for (const [key, id] of await byOwnKey(tx, input.from, firstRows.keys())) ids.set(key, id);
      for (const text of firstRows.keys()) {
        const decision = decisionOn(decisions, { input, code: 'unknown-link', value: text });
        if (decision?.action === 'use' && typeof decision.value === 'string')
          ids.set(foldSearch(text), decision.value);
      }
      continue;
    }
    for (const [fold, id] of await byTitle(tx, target, firstRows.keys(), narrowedBy(input.field)))
      ids.set(fold, id);
    const missing: { fold: string; values: Record<string, unknown> }[] = [];
    for (const [text, row] of firstRows) {
      const fold = foldSearch(text);
      if (ids.has(fold) || missing.some((one) => one.fold === fold)) continue;
      const decision = decisionOn(decisions, { input, code: 'unknown-link', value: text }) ?? {
        action: input.mayCreate ? 'create' : 'empty',
      };
      if (decision.action === 'use' && typeof decision.value === 'string') ids.set(fold, decision.value);
      if (decision.action !== 'create' || !input.mayCreate) continue;
      missing.push({
        fold,
        values: { ...linkedValues(input, row, environment, resolved), [target.title]: text },
      });
    }
    if (missing.length === 0) continue;
    const entries = missing.map(({ values }, row) => ({ row, values }));
    // A name that the target's own rules refuse stays unknown; its rows are treated as such.
    const created = await withoutRefused(tx, entries, [], async (some) => {
      const own = await createRecords(
        tx,
        target,
        some.map(({ values }) => values),
      );
      return some.map(({ row }, at) => [row, own[at] ?? ''] as const);
    });
    for (const [row, id] of created.flat()) ids.set(missing[row]?.fold ?? '', id);
    made += created.flat().length;
  }
  return made;
}

/** Further values of a linked record that is made: the plan's targets below the link. */
function linkedValues(
  input: Input,
  row: readonly string[],
  environment: ParseEnvironment,
  resolved: LinkIds,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const below of input.linked?.inputs ?? []) {
    const value = isLink(below)
      ? linkValue(below, row, resolved)
      : okValue(plainValue(below, row, environment));
    if (value !== undefined) values[below.field.name] = value;
  }
  return values;
}

const okValue = (checked: ReturnType<typeof plainValue>): unknown =>
  checked?.ok ? checked.value : undefined;

/** What a link gets in a row, an id or for a link to many several; undefined where it names none that is to be used. */
export function linkValue(
  input: Input,
  row: readonly string[],
  resolved: LinkIds,
): string | readonly string[] | undefined {
  if (!input.source) return undefined;
  if ('constant' in input.source) return constantLink(input.source.constant);
  const ids = namesOf(input, row).flatMap((name) => resolved.get(input.path)?.get(foldSearch(name)) ?? []);
  if (input.field.kind !== 'links') return ids[0];
  return ids.length > 0 ? [...new Set(ids)] : undefined;
}

const constantLink = (value: unknown): string | readonly string[] | undefined =>
  typeof value === 'string' ? value : Array.isArray(value) ? (value as string[]) : undefined;
