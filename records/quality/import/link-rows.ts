import { foldSearch } from '#persian/fold.ts';
import type { RecordTx } from '../../records.ts';
import { createRecords } from '../../write/create.ts';
import { updateRecords } from '../../write/update.ts';
import type { Rows } from './chunk.ts';
import { decisionOn } from './decision-on.ts';
import { byTitle } from './lookup.ts';
import type { Input, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { textOf } from './row.ts';

/** Whether anything is left for the second pass: only links between rows of the file are. */
export const linksItself = ({ inputs }: PlanNode): boolean =>
  inputs.some((input) => input.self && input.source);

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
  for (const input of selfs) await makeMissing(tx, root, input, rows, decisions, ids);
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

/** Makes what a link names and no row of the file is, where the plan and whoever decided let it be made. */
async function makeMissing(
  tx: RecordTx,
  root: PlanNode,
  input: Input,
  rows: Rows,
  decisions: Decisions,
  ids: Map<string, string>,
): Promise<void> {
  if (!input.mayCreate || !input.source) return;
  const missing = new Map<string, string>();
  for (const row of rows) {
    const text = textOf(input.source, row);
    if (text === undefined || ids.has(foldSearch(text))) continue;
    const decision = decisionOn(decisions, { input, code: 'unknown-link', value: text });
    if ((decision?.action ?? 'create') === 'create') missing.set(foldSearch(text), text);
  }
  if (missing.size === 0) return;
  const given = constantsOf(input);
  const made = await createRecords(
    tx,
    root.object,
    [...missing.values()].map((text) => ({ ...given, [root.object.title]: text })),
  );
  for (const [index, fold] of [...missing.keys()].entries()) ids.set(fold, made[index] ?? '');
}

/** What the plan gives to every record that the link makes. */
const constantsOf = ({ linked }: Input): Record<string, unknown> =>
  Object.fromEntries(
    (linked?.inputs ?? []).flatMap(({ field, source }) =>
      source && 'constant' in source ? [[field.name, source.constant]] : [],
    ),
  );

/** A decision names a record by id, or another row of the file by its title. */
async function decided(
  tx: RecordTx,
  root: PlanNode,
  input: Input,
  text: string,
  decisions: Decisions,
): Promise<string | undefined> {
  const decision = decisionOn(decisions, { input, code: 'unknown-link', value: text });
  if (decision?.action !== 'use') return undefined;
  if (typeof decision.value === 'string') return decision.value;
  const title = (decision.value as { title?: unknown } | null)?.title;
  return typeof title === 'string'
    ? (await byTitle(tx, root.object, [title])).get(foldSearch(title))
    : undefined;
}
