import type { RecordTx } from '#records/records.ts';
import type { StageNeedName, StageTask } from '../contract/stage.ts';
import type { StageKind } from './kinds.ts';

export type Stage = {
  readonly id: string;
  readonly pipeline: string;
  readonly name: string;
  readonly kind: StageKind;
  readonly position: number;
  /** Of a hundred deals in this stage, how many are won. */
  readonly probability: number;
  readonly color: number;
  /** A deal that lies still for longer is rotting. */
  readonly allowedDays: number | undefined;
  /** What must have happened before a deal enters, and before it goes on. */
  readonly entryNeeds: readonly StageNeedName[];
  readonly exitNeeds: readonly StageNeedName[];
  /** Fields of a deal that are filled in before it goes on. */
  readonly exitFields: readonly string[];
  readonly tasks: readonly StageTask[];
};

/** The living stages of the workspace in the order in which people see them: pipelines by position, stages by position. */
export type Stages = {
  readonly all: readonly Stage[];
  readonly get: (id: unknown) => Stage | undefined;
  /** The first stage of that kind, in the pipeline, or in the first one where none is named. */
  readonly first: (kind: StageKind, pipeline?: unknown) => Stage | undefined;
};

/** Reads them once for a whole batch: they are few. */
export async function readStages(tx: RecordTx): Promise<Stages> {
  const system = tx.bySystem('the stages that deals go through');
  const order = new Map((await readAll(system, 'pipeline')).map(({ id }, index) => [id, index]));
  const all = (await readAll(system, 'stage'))
    .map(({ id, values }): Stage => ({
      id,
      pipeline: (values['pipeline'] as { readonly id: string }).id,
      name: values['name'] as string,
      kind: values['kind'] as StageKind,
      position: values['position'] as number,
      probability: values['probability'] as number,
      color: (values['color'] as number | null | undefined) ?? 0,
      allowedDays: (values['allowedDays'] as number | null | undefined) ?? undefined,
      entryNeeds: (values['entryNeeds'] as Stage['entryNeeds'] | null | undefined) ?? [],
      exitNeeds: (values['exitNeeds'] as Stage['exitNeeds'] | null | undefined) ?? [],
      exitFields: (values['exitFields'] as Stage['exitFields'] | null | undefined) ?? [],
      tasks: (values['tasks'] as Stage['tasks'] | null | undefined) ?? [],
    }))
    .filter(({ pipeline }) => order.has(pipeline))
    .sort((a, b) => (order.get(a.pipeline) ?? 0) - (order.get(b.pipeline) ?? 0) || a.position - b.position);
  const byId = new Map(all.map((one) => [one.id, one]));
  return {
    all,
    get: (id) => (typeof id === 'string' ? byId.get(id) : undefined),
    first: (kind, pipeline) =>
      all.find((one) => one.kind === kind && (!pipeline || one.pipeline === pipeline)),
  };
}

async function readAll(system: RecordTx, object: 'pipeline' | 'stage') {
  const fields =
    object === 'stage'
      ? [
          'pipeline',
          'name',
          'kind',
          'position',
          'probability',
          'color',
          'allowedDays',
          'entryNeeds',
          'exitNeeds',
          'exitFields',
          'tasks',
        ]
      : ['position'];
  const records = [];
  let cursor: string | undefined;
  do {
    const page = await system.recordsOf(object).page({
      fields,
      sort: [{ field: 'position', direction: 'asc' }],
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    records.push(...page.records);
    cursor = page.next ?? undefined;
  } while (cursor);
  return records;
}
