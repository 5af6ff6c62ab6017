import { foldSearch } from '#persian/fold.ts';
import type { RecordTx } from '../../records.ts';
import { byLikeness } from './by-likeness.ts';
import { byTitle, byUnique } from './lookup.ts';
import type { Input, Plan, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { textOf } from './row.ts';
import { metRows, type MetRows } from './met-rows.ts';
import { byLikelihood, type Doubt, type ReadRow, type Told } from './rows-by-likeness.ts';

/** Which rows of a chunk are known, by the plan's key or by likeness; in the order of the rows. */
export async function tellRows(
  tx: RecordTx,
  root: PlanNode,
  plan: Plan,
  rows: readonly ReadRow[],
  decisions: Decisions,
  met: MetRows = metRows(root.object),
  apart: ReadonlySet<number> = new Set(),
): Promise<{ readonly told: readonly Told[]; readonly doubts: readonly Doubt[] }> {
  if (plan.match?.by === byLikeness) return byLikelihood(tx, root, rows, decisions, met, apart);
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
