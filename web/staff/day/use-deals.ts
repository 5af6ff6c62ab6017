import { useMemo } from 'react';

import {
  rotten,
  type Course,
  type FieldContract,
  type Filter,
  type Limit,
  type ObjectContract,
  type PageQuery,
  type SchemaContract,
  type Stored,
} from '#records/contract.ts';
import { fieldOf, isLinked, useRecordPages, useSchema } from '#web/records/index.ts';
import { stageObject } from '#web/records/board/board-fields.ts';

/** An object whose records go through stages, with what is known of how they are looked after. */
export type Staged = {
  readonly object: ObjectContract;
  readonly by: FieldContract;
  readonly stages: ObjectContract;
  readonly since: FieldContract | undefined;
  /** Since when it has lain still, where that is known. */
  readonly still: FieldContract | undefined;
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
        still: fieldOf(object, object.course?.still?.since ?? ''),
        steps: fieldOf(object, 'openSteps'),
      };
    }
  }
  return undefined;
}

const stageQuery: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: mostStages };
const dayMs = 86_400_000;

/**
 * Open deals of these people that want care: those that lie still for longer than their stage allows, and those without a
 * next step. One question each, once the stages are known.
 */
export function useDeals(staged: Staged, people: readonly string[], today: string) {
  const stages = useRecordPages(staged.stages.name, stageQuery);
  const open = useMemo(
    () => stages.records.filter(({ values }) => values['kind'] === 'open'),
    [stages.records],
  );
  const { object, by, since, still, steps } = staged;
  const fields = useMemo(
    () => [
      object.title,
      by.name,
      ...object.about,
      ...[since, still, steps].flatMap((field) => field?.name ?? []),
      ...['nextStepAt', 'lastCallAt', 'lastMeetingAt', 'amount'].filter((name) => fieldOf(object, name)),
      ...(object.owner === undefined ? [] : [object.owner]),
    ],
    [object, by, since, still, steps],
  );
  const rottenFilter = useMemo(
    // From the start of the day, so that the question stays the same while the page stands open.
    () => object.course && still && rotten(object.course, limitsOf(object.course, open), startOf(today)),
    [object, still, open, today],
  );
  const own: Filter = { field: object.owner ?? '', op: 'in', value: people };
  const rotting = useRecordPages(
    object.name,
    {
      filter: { and: [own, rottenFilter ?? own] },
      sort: [{ field: still?.name ?? 'createdAt', direction: 'asc' }],
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

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const limitsOf = ({ still }: Course, stages: readonly Stored[]): readonly Limit[] =>
  stages.flatMap(({ id, values }) => {
    const days = values[still?.allowed ?? ''];
    return typeof days === 'number' ? [{ id, days }] : [];
  });

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

/** In which stage a record is, and for how long it has lain still there. */
export function stageFacts(
  staged: Staged,
  stages: readonly Stored[],
  record: Stored,
  now: string,
): StageFacts {
  const link = record.values[staged.by.name];
  const stage = isLinked(link) ? stages.find(({ id }) => id === link.id) : undefined;
  const since = record.values[(staged.still ?? staged.since)?.name ?? ''];
  const allowed = stage?.values[staged.object.course?.still?.allowed ?? ''];
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
