import type { Draft } from '#records/define/lifecycle.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { ViewDefinition } from './definition.ts';

/** A view that its maker could not open is refused when he saves it, with what is wrong in it. */
export async function checkViews(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  for (const { before, values } of drafts) {
    const { object, definition } = values;
    if (typeof object !== 'string' || !definition) continue;
    const changed =
      JSON.stringify([before?.['object'], before?.['definition']]) !== JSON.stringify([object, definition]);
    if (changed) await open(tx, object, definition as ViewDefinition);
  }
}

async function open(tx: RecordTx, object: string, definition: ViewDefinition): Promise<void> {
  const { filter, variant, sort, columns, layout, group } = definition;
  const fields = columns.map(({ field }) => field);
  const by = 'by' in layout ? [layout.by] : [];
  if (group !== undefined)
    await tx.recordsOf(object).groups({ by: [group], ...(filter ? { filter: filter as Filter } : {}) });
  await tx.recordsOf(object).page({
    limit: 1,
    sort,
    fields: [...new Set([...fields, ...by])],
    ...(filter ? { filter: filter as Filter } : {}),
    ...(variant ? { variant } : {}),
  });
}
