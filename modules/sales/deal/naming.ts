import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

const nameless = { fa: 'معامله', en: 'Deal' };

/** A deal without a title is called by its product and its party, then by the key under which it was brought in. */
export async function nameDeals(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const unnamed = drafts.filter(({ values }) => (values['title'] ?? null) === null);
  if (unnamed.length === 0) return;
  const products = await names(tx, 'product', unnamed);
  const parties = await names(tx, 'party', unnamed);
  for (const { values } of unnamed) {
    const parts = [products.get(String(values['product'])), parties.get(String(values['party']))].filter(
      Boolean,
    );
    const title =
      parts.length > 0
        ? parts.join(' – ')
        : [nameless[tx.context.locale], values['externalId']].filter(Boolean).join(' ');
    values['title'] = title.slice(0, 200).toWellFormed();
  }
}

/** As the actor sees them: a name that he may not read gets into no title. */
async function names(
  tx: RecordTx,
  field: 'product' | 'party',
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...new Set(drafts.flatMap(({ values }) => (typeof values[field] === 'string' ? [values[field]] : []))),
  ];
  if (ids.length === 0) return new Map();
  const found = await tx.recordsOf(field).some(ids);
  return new Map(
    [...found].map(
      ([
        id,
        {
          values: { name },
        },
      ]) => [id, typeof name === 'string' ? name : ''],
    ),
  );
}
