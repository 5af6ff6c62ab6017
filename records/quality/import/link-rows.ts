import { foldSearch } from '#persian/fold.ts';
import type { RecordTx } from '../../records.ts';
import { updateRecords } from '../../write/update.ts';
import type { Rows } from './chunk.ts';
import { issueKey } from './issues.ts';
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
