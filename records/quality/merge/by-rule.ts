import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { readSome } from '../../query/page.ts';
import type { RecordTx } from '../../records.ts';
import { mergesByRule } from './ledger.ts';
import { checkMayMerge } from './rights.ts';
import { lineOf, titleIn, type MergeLine } from './unmerge-preview.ts';

/** A merge that nobody was asked about, and the record that stayed. */
export type MergeByRule = MergeLine & {
  readonly winner: { readonly id: string; readonly title: string | null };
};

/** What the rule merged and still stands, the newest first, as far as the reader sees the records that stayed. */
export async function listByRule(tx: RecordTx, object: ObjectDescriptor): Promise<MergeByRule[]> {
  checkMayMerge(tx, object);
  const entries = await mergesByRule(tx, object.name);
  const winners = await readSome(tx, object, [...new Set(entries.map(({ winner }) => winner))]);
  const gone = await readSome(tx, object, [...new Set(entries.flatMap(({ losers }) => losers))], true);
  return entries.flatMap((entry) => {
    const winner = winners.get(entry.winner);
    if (!winner) return [];
    const title = titleIn(winner, object);
    return [{ ...lineOf(entry, object, gone, new Map()), winner: { id: winner.id, title } }];
  });
}
