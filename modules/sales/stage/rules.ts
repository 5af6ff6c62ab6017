import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { stageInUse, stageNeeded } from './problems.ts';
import { stageKinds } from './kinds.ts';
import { readStages, type Stages } from './stages.ts';

/** A new stage stands last; won is certain and lost hopeless; what deals stand in keeps its meaning and its pipeline. */
export async function prepareStages(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const placeless = drafts.some(({ values }) => (values['position'] ?? null) === null);
  const last = placeless ? lastPositions(await readStages(tx)) : new Map<string, number>();
  const turned: string[] = [];
  for (const { id, before, values } of drafts) {
    if ((values['position'] ?? null) === null) {
      const pipeline = String(values['pipeline']);
      const position = (last.get(pipeline) ?? 0) + 1;
      last.set(pipeline, position);
      values['position'] = position;
    }
    if (values['kind'] === 'won') values['probability'] = 100;
    if (values['kind'] === 'lost') values['probability'] = 0;
    if (before && (before['kind'] !== values['kind'] || before['pipeline'] !== values['pipeline']))
      turned.push(id);
  }
  await refuseInUse(tx, turned);
}

function lastPositions(stages: Stages): Map<string, number> {
  const last = new Map<string, number>();
  for (const { pipeline, position } of stages.all)
    last.set(pipeline, Math.max(last.get(pipeline) ?? 0, position));
  return last;
}

/** A stage leaves only when it is empty, and a pipeline keeps a stage of every kind. */
export async function settleStages(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const left = changes.filter(
    ({ before, after }) =>
      before && (!after || before['kind'] !== after['kind'] || before['pipeline'] !== after['pipeline']),
  );
  if (left.length === 0) return;
  await refuseInUse(
    tx,
    left.map(({ id }) => id),
  );
  const stages = await readStages(tx);
  const pipelines = await tx
    .bySystem('pipelines that lost a stage')
    .recordsOf('pipeline')
    .some(left.map(({ before }) => String(before?.['pipeline'])));
  for (const { id, values } of pipelines.values())
    for (const { key, label } of stageKinds)
      if (!stages.first(key, id)) throw stageNeeded({ pipeline: String(values['name']), kind: label });
}

async function refuseInUse(tx: RecordTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { count } = await tx
    .bySystem('deals that stand in a stage')
    .recordsOf('deal')
    .count({ filter: { field: 'stage', op: 'in', value: ids } });
  if (count > 0) throw stageInUse({ deals: count });
}
