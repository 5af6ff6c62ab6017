import { z } from 'zod';
import type { FieldRules } from '#records/define/field-rules.ts';
import type { RecordTx } from '#records/records.ts';
import { ruleFields } from '#records/runtime/change-layout.ts';
import { rulesShape } from '#records/runtime/layout.ts';
import { stage } from './object.ts';

const names = z.array(z.string().max(60)).max(50);

/** All that a stage asks of deals; what is left out stays as it is. */
export const demandsShape = z.strictObject({
  /** The version of the stage that the wish rests on. */
  version: z.int().min(1).optional(),
  /** Rules of the deal's fields, by API name: from which stages on each is required. */
  fields: z.record(z.string().max(60), rulesShape).default({}),
  stage: z
    .strictObject({ entryNeeds: names, exitNeeds: names, exitFields: names.nullable() })
    .partial()
    .default({}),
});
type Demands = z.infer<typeof demandsShape>;

/** Says what a stage asks of deals, in one go or not at all. @throws recordNotFound · notAllowed · badDefinition · staleVersion */
export async function setDemands(
  tx: RecordTx,
  id: string,
  { version, fields, stage: values }: Demands,
): Promise<void> {
  const stages = tx.records(stage);
  await stages.get(id);
  if (Object.keys(fields).length > 0)
    await ruleFields(tx, 'deal', fields as Readonly<Record<string, FieldRules>>);
  if (Object.keys(values).length > 0)
    await stages.update([{ id, values, ...(version === undefined ? {} : { version }) }]);
}
