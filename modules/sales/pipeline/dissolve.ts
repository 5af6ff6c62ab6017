import { notAllowed } from '#kernel/problems/common.ts';
import { readableField, scopeFor } from '#records/access/visible.ts';
import { badLink } from '#records/problems.ts';
import type { RecordTx } from '#records/records.ts';
import { mostReplaced, replaceIn } from '#records/write/replace.ts';
import { deal } from '../deal/object.ts';
import { readStages } from '../stage/stages.ts';
import { pipelineInUse } from './problems.ts';
import { pipeline } from './object.ts';

/**
 * Removes a pipeline whose deals go on elsewhere, all of it or nothing: each of its stages in which deals stand says where
 * they go. Every move is kept in the history of its deal.
 * @param places by the id of a stage the one that takes its deals
 * @returns how many deals moved
 * @throws recordNotFound · badLink · pipelineInUse where a stage with deals names no other · tooManyLinks · lastPipeline
 */
export async function dissolvePipeline(
  tx: RecordTx,
  id: string,
  places: Readonly<Record<string, string>>,
): Promise<number> {
  const pipelines = tx.records(pipeline);
  if (scopeFor(tx.context.actor, pipelines.object, 'remove') !== 'all') throw notAllowed();
  const going = await pipelines.get(id);
  const stages = await readStages(tx);
  const system = tx.bySystem('the deals of a pipeline that goes');
  const deals = system.records(deal);
  const stage = readableField(system.context.actor, deals.object, 'stage');
  let moved = 0;
  for (const from of stages.all) {
    const place = places[from.id];
    if (from.pipeline !== going.id || place === undefined) continue;
    const to = stages.get(place);
    if (!to || to.pipeline === going.id) throw badLink({ field: deals.object.one }, { field: 'stages' });
    moved += await replaceIn(system, deals.object, stage, from.id, to.id, mostReplaced - moved);
  }
  const { count } = await deals.count({ filter: { field: 'pipeline', op: 'eq', value: going.id } });
  if (count > 0) throw pipelineInUse({ deals: count });
  await pipelines.remove([going.id]);
  return moved;
}
