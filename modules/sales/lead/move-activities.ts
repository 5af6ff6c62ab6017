import type { RecordTx } from '#records/records.ts';

const kinds = ['task', 'call', 'meeting', 'note', 'file'];
const page = 200;

/** What happened with a lead goes on with its deal and its party, and stays on the lead's own timeline. */
export async function moveActivities(
  tx: RecordTx,
  lead: string,
  to: { readonly party: string; readonly deal: string | null },
): Promise<void> {
  const system = tx.bySystem('the activities of a converted lead');
  for (const kind of kinds) {
    const records = system.recordsOf(kind);
    let cursor: string | undefined;
    do {
      const found = await records.page({
        filter: { field: 'lead', op: 'eq', value: lead },
        fields: ['about', 'deal'],
        limit: page,
        ...(cursor ? { cursor } : {}),
      });
      const patches = found.records.map(({ id, values }) => ({
        id,
        values: {
          ...(values['about'] ? {} : { about: to.party }),
          ...(values['deal'] || to.deal === null ? {} : { deal: to.deal }),
        },
      }));
      if (patches.length > 0) await records.update(patches);
      cursor = found.next ?? undefined;
    } while (cursor);
  }
}
