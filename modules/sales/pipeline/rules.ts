import type { Change } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { changedAlong } from '#records/write/along.ts';
import { lastPipeline, pipelineInUse } from './problems.ts';

/** A pipeline goes with its stages, once no deal is left in it; one pipeline always stays. */
export async function settlePipelines(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const system = tx.bySystem('the stages of a pipeline');
  const removed = changes.filter(({ after }) => !after).map(({ id }) => id);
  if (removed.length > 0) await removeStages(system, removed);
  const restored = changes.filter((change) => change.restored).map(({ id }) => id);
  for (const id of restored) await restoreStages(system, id);
}

/** Those that went with it, not those that had gone before; all where the log no longer tells. */
async function restoreStages(system: RecordTx, pipeline: string): Promise<void> {
  const removed = await stagesOf(system, [pipeline], true);
  const { object } = system.recordsOf('pipeline');
  const along = await changedAlong(system, object, pipeline, 'removed');
  const went = new Set(along.map(({ record_id }) => record_id));
  const own = removed.filter((id) => went.has(id));
  await system.recordsOf('stage').restore(own.length > 0 ? own : removed);
}

async function removeStages(system: RecordTx, pipelines: readonly string[]): Promise<void> {
  const deals = await system
    .recordsOf('deal')
    .count({ filter: { field: 'pipeline', op: 'in', value: pipelines } });
  if (deals.count > 0) throw pipelineInUse({ deals: deals.count });
  const left = await system.recordsOf('pipeline').count({});
  if (left.count === 0) throw lastPipeline();
  await system.recordsOf('stage').remove(await stagesOf(system, pipelines, false));
}

async function stagesOf(system: RecordTx, pipelines: readonly string[], removed: boolean): Promise<string[]> {
  const filter = { field: 'pipeline', op: 'in', value: pipelines } as const;
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await system
      .recordsOf('stage')
      .page({ filter, fields: [], removed, limit: 200, ...(cursor ? { cursor } : {}) });
    ids.push(...page.records.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}
