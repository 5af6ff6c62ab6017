import { beginning } from '#persian/beginning.ts';
import { readTogether } from '#records/access/read-together.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';

const nameless = { fa: 'معامله', en: 'Deal' };

/** A deal without a title is called by its product and its party, then by the key under which it was brought in. */
export async function nameDeals(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const unnamed = drafts.filter(({ values }) => (values['title'] ?? null) === null);
  if (unnamed.length === 0) return;
  const product = await names(tx, 'product', unnamed);
  const party = await names(tx, 'party', unnamed);
  for (const draft of unnamed) {
    const { values } = draft;
    const parts = [product(draft), party(draft)].filter(Boolean);
    const title =
      parts.length > 0
        ? parts.join(' – ')
        : [nameless[tx.context.locale], values['externalId']].filter(Boolean).join(' ');
    values['title'] = beginning(title, 200);
  }
}

/** As the actor sees them: a name that he may not read gets into no title, nor does one that readers of the deal may not. */
async function names(
  tx: RecordTx,
  field: 'product' | 'party',
  drafts: readonly Draft[],
): Promise<(draft: Draft) => string | undefined> {
  const ids = [
    ...new Set(drafts.flatMap(({ values }) => (typeof values[field] === 'string' ? [values[field]] : []))),
  ];
  if (ids.length === 0) return () => undefined;
  const found = await tx.recordsOf(field).some(ids);
  const mayTell = await readTogether(tx, 'deal', field);
  return ({ values }) => {
    const known = found.get(String(values[field]))?.values;
    const owner = (known?.['owner'] as Linked | null | undefined)?.id ?? null;
    const name = known?.['name'];
    return typeof name === 'string' && mayTell(owner !== null && owner === values['owner'])
      ? name
      : undefined;
  };
}
