import type { Linked } from '#records/define/declare.ts';
import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { pipeline } from '../pipeline/object.ts';
import { stage } from '../stage/object.ts';
import { makeStandardTemplates } from './standard-templates.ts';

/** Templates of quotes; and an accepted one wins its deal in every pipeline that does not say otherwise. */
export async function seedQuotes(tx: RecordTx, { locale }: SeedSettings): Promise<void> {
  await makeStandardTemplates(tx, locale);
  const won = await tx.records(stage).page({
    filter: { field: 'kind', op: 'eq', value: 'won' },
    sort: [{ field: 'position', direction: 'desc' }],
    limit: 200,
  });
  const firstOf = new Map(
    won.records.flatMap(({ id, values }) => {
      const of = values['pipeline'] as Linked | null;
      return of ? [[of.id, id] as const] : [];
    }),
  );
  const open = await tx
    .records(pipeline)
    .page({ filter: { field: 'acceptedStage', op: 'empty' }, limit: 200 });
  const changes = open.records.flatMap(({ id }) => {
    const acceptedStage = firstOf.get(id);
    return acceptedStage ? [{ id, values: { acceptedStage } }] : [];
  });
  if (changes.length > 0) await tx.records(pipeline).update(changes);
}
