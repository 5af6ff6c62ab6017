import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { beSeenWithDeals, linkId } from '../deal/beside.ts';

/** He is called by his name, as the writer sees it. */
export async function prepareDealPeople(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  await beSeenWithDeals(tx, drafts);
  const people = await tx.recordsOf('party').some(drafts.map(({ values }) => linkId(values['person'])));
  for (const { values } of drafts) {
    const name = people.get(linkId(values['person']))?.values['name'];
    values['title'] = typeof name === 'string' ? name : '—';
  }
}
