import { parseId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { readableField, scopeFor } from '#records/access/visible.ts';
import { badLink, recordNotFound } from '#records/problems.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { changedAlong } from '#records/write/along.ts';
import { mostReplaced, replaceIn } from '#records/write/replace.ts';
import { deal } from '../deal/object.ts';
import { readStages } from '../stage/stages.ts';
import { pipelineInUse } from './problems.ts';
import { pipeline } from './object.ts';

const atOnce = 200;

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

/**
 * Brings a pipeline back with its stages, and with the deals that went elsewhere when it was dissolved. A deal that has
 * moved on since stays where it is.
 * @throws recordNotFound where it is not in the bin · notAllowed
 */
export async function takeBackDissolution(tx: RecordTx, id: string): Promise<void> {
  const pipelines = tx.records(pipeline);
  if (scopeFor(tx.context.actor, pipelines.object, 'remove') !== 'all') throw notAllowed();
  const going = parseId(id);
  if (!going) throw recordNotFound({ object: pipelines.object.one });
  const moves = new Map(
    (await changedAlong(tx, pipelines.object, going)).flatMap(({ object, record_id, changes }) => {
      const [from, to] = object === 'deal' ? (changes?.['stage'] ?? []).map(idOf) : [];
      return from && to ? [[record_id, { from, to }] as const] : [];
    }),
  );
  await pipelines.restore([going]);
  const deals = tx.bySystem('the deals of a pipeline that comes back').records(deal);
  const ids = [...moves.keys()];
  for (let at = 0; at < ids.length; at += atOnce) {
    const found = await deals.some(ids.slice(at, at + atOnce));
    const back = [...found.values()].flatMap(({ id: one, values }) => {
      const move = moves.get(one);
      return move && idOf(values['stage']) === move.to ? [{ id: one, values: { stage: move.from } }] : [];
    });
    if (back.length > 0) await deals.update(back);
  }
}

/** A link as it is read, or as the log keeps it. */
const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : ((value as Linked | null | undefined)?.id ?? undefined);
