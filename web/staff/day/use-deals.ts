import { useMemo } from 'react';

import type {
  FieldContract,
  Filter,
  ObjectContract,
  PageQuery,
  SchemaContract,
  Stored,
} from '#records/contract.ts';
import { fieldOf, isLinked, useRecordPages, useSchema } from '#web/records/index.ts';
import { stageObject } from '#web/records/board/board-fields.ts';

/** An object whose records go through stages, with what is known of how they are looked after. */
export type Staged = {
  readonly object: ObjectContract;
  readonly by: FieldContract;
  readonly stages: ObjectContract;
  readonly since: FieldContract | undefined;
  /** How many steps lie ahead. */
  readonly steps: FieldContract | undefined;
};

const shownAtOnce = 20;
const mostStages = 100;

/** The object of the schema whose records are moved from stage to stage: deals. */
export function stagedObject(schema: SchemaContract): Staged | undefined {
  for (const object of schema.objects) {
    if (object.owner === undefined) continue;
    for (const by of object.fields) {
      const stages = stageObject(schema, by);
      if (!stages || !fieldOf(object, `${by.name}Since`)) continue;
      return {
        object,
        by,
        stages,
        since: fieldOf(object, `${by.name}Since`),
        steps: fieldOf(object, 'openSteps'),
      };
    }
  }
  return undefined;
}

const stageQuery: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: mostStages };
const dayMs = 86_400_000;

/**
 * Open deals of these people that want care: those longer in their stage than it allows, and those without a next step. One
 * question each, once the stages are known.
 */
export function useDeals(staged: Staged, people: readonly string[], today: string) {
  const stages = useRecordPages(staged.stages.name, stageQuery);
  const open = useMemo(
    () => stages.records.filter(({ values }) => values['kind'] === 'open'),
    [stages.records],
  );
  const { object, by, since, steps } = staged;
  const fields = useMemo(
    () => [
      object.title,
      by.name,
      ...object.about,
      ...[since, steps].flatMap((field) => field?.name ?? []),
      ...['nextStepAt', 'lastCallAt', 'lastMeetingAt', 'amount'].filter((name) => fieldOf(object, name)),
      ...(object.owner === undefined ? [] : [object.owner]),
    ],
    [object, by, since, steps],
  );
  const rottenFilter = useMemo(() => rotten(open, by.name, since?.name, today), [open, by, since, today]);
  const own: Filter = { field: object.owner ?? '', op: 'in', value: people };
  const rotting = useRecordPages(
    object.name,
    {
      filter: { and: [own, rottenFilter ?? own] },
      sort: [{ field: since?.name ?? 'createdAt', direction: 'asc' }],
      fields,
      limit: shownAtOnce,
    },
    rottenFilter !== undefined,
  );
  const stepless = useRecordPages(
    object.name,
    {
      filter: {
        and: [
          own,
          { field: by.name, op: 'in', value: open.map(({ id }) => id) },
          { field: steps?.name ?? '', op: 'eq', value: 0 },
        ],
      },
      sort: [{ field: since?.name ?? 'createdAt', direction: 'asc' }],
      fields,
      limit: shownAtOnce,
    },
    steps !== undefined && open.length > 0,
  );
  return { stages, open, rotting, stepless, canRot: rottenFilter !== undefined };
}

/** Longer in a stage than so many days: stages that allow the same stand in one condition. */
function rotten(
  stages: readonly Stored[],
  by: string,
  since: string | undefined,
  today: string,
): Filter | undefined {
  if (since === undefined) return undefined;
  const byDays = Map.groupBy(stages, ({ values }) => values['allowedDays']);
  const parts = [...byDays].flatMap(([days, some]): readonly Filter[] =>
    typeof days !== 'number'
      ? []
      : [
          {
            and: [
              { field: by, op: 'in', value: some.map(({ id }) => id) },
              // From the start of the day, so that the question stays the same while the page stands open.
              {
                field: since,
                op: 'lt',
                value: new Date(Date.parse(`${today}T00:00:00Z`) - days * dayMs).toISOString(),
              },
            ],
          },
        ],
  );
  return parts.length === 0 ? undefined : { or: parts };
}

/** The latest of the talks that are known of a record. */
export function lastTouch({ values }: Stored): string | undefined {
  const known = [values['lastCallAt'], values['lastMeetingAt']].filter((one) => typeof one === 'string');
  return known.toSorted().at(-1);
}

export type StageFacts = {
  readonly name: string;
  readonly days: number;
  readonly allowed: number | undefined;
};

/** How long a record has stood in its stage. */
export function stageFacts(
  staged: Staged,
  stages: readonly Stored[],
  record: Stored,
  now: string,
): StageFacts {
  const link = record.values[staged.by.name];
  const stage = isLinked(link) ? stages.find(({ id }) => id === link.id) : undefined;
  const since = record.values[staged.since?.name ?? ''];
  const allowed = stage?.values['allowedDays'];
  return {
    name: isLinked(link) ? (link.title ?? '—') : '—',
    days:
      typeof since === 'string' ? Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / dayMs)) : 0,
    allowed: typeof allowed === 'number' ? allowed : undefined,
  };
}

/** The deals of the schema, where it has any. */
export const useStaged = (): Staged | undefined => {
  const schema = useSchema();
  return useMemo(() => stagedObject(schema), [schema]);
};
