import { foldSearch } from '#persian/fold.ts';
import type { RecordTx } from '../../records.ts';
import { updateRecords } from '../../write/update.ts';
import type { Rows } from './chunk.ts';
import { byOwnKey } from './own-keys.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import { namesOf } from './row.ts';

const keyed = ({ inputs }: PlanNode): (Input & { readonly from: string })[] =>
  inputs.flatMap((input) =>
    input.from !== undefined && input.source ? [{ ...input, from: input.from }] : [],
  );

/** Whether rows may refer to rows that come in later: files may stand in a circle, where their rows have keys of their own. */
export const linksByKey = (root: PlanNode, { key }: Plan): boolean =>
  key !== undefined && keyed(root).length > 0;

/** The second pass: links by key that were not there yet when their row came in. What a record links to already stays. */
export async function linkKeys(
  tx: RecordTx,
  id: string,
  root: PlanNode,
  { key }: Plan,
  rows: Rows,
): Promise<void> {
  const inputs = keyed(root);
  if (key === undefined || inputs.length === 0) return;
  const own = await byOwnKey(
    tx,
    id,
    rows.map((row) => row[key] ?? ''),
  );
  const records = await tx.recordsOf(root.object.name).some([...new Set(own.values())]);
  const patches = new Map<string, Record<string, unknown>>();
  for (const input of inputs) {
    const found = await byOwnKey(
      tx,
      input.from,
      rows.flatMap((row) => namesOf(input, row)),
    );
    for (const row of rows) {
      const record = records.get(own.get(foldSearch(row[key] ?? '')) ?? '');
      const to = namesOf(input, row).flatMap((name) => found.get(foldSearch(name)) ?? []);
      if (!record || to.length === 0 || !isNothing(record.values[input.field.name])) continue;
      const value = input.field.kind === 'links' ? [...new Set(to)] : to[0];
      patches.set(record.id, { ...patches.get(record.id), [input.field.name]: value });
    }
  }
  if (patches.size > 0)
    await updateRecords(
      tx,
      root.object,
      [...patches].map(([one, values]) => ({ id: one, values })),
    );
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
