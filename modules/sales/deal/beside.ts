import type { Draft } from '#records/define/lifecycle.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

/** The id of a link as it is read or as it is written; empty where there is none. */
export const linkId = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  return typeof value === 'string' ? value : '';
};

/**
 * What is told of a deal is seen by whom the deal is: it has the deal's owner. Only a deal that the writer sees can be told
 * of; the check of links says so.
 * @returns the deals as the writer sees them
 */
export async function beSeenWithDeals(
  tx: RecordTx,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, Stored>> {
  const deals = await tx.recordsOf('deal').some(drafts.map(({ values }) => linkId(values['deal'])));
  for (const { values } of drafts) {
    const owner = deals.get(linkId(values['deal']))?.values['owner'];
    values['owner'] = owner ? linkId(owner) : null;
  }
  return deals;
}
